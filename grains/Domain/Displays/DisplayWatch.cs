namespace Actors.Displays;

/// <summary>Follows one display by what its hosts say, and says how it is. It has no clock: who asks brings the moment, never an earlier one.</summary>
/// <param name="begun">When it began to follow.</param>
public sealed class DisplayWatch(DateTimeOffset begun)
{
    /// <summary>How often it should be asked; one that is asked later was asleep itself, and hosts may have spoken unheard.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Asleep = TimeSpan.FromSeconds(3);

    /// <summary>How long what got better must stay better, so that a screen that flickers between two states does not flap.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, DateTimeOffset> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Host, string Page), PageRecord> _pages = [];
    private DateTimeOffset _asked = begun;
    private DateTimeOffset _noPageSince = begun;
    private DateTimeOffset? _betterSince;
    private bool _hostsSilent;

    /// <summary>How the display was when it was last judged.</summary>
    public DisplayCondition Condition { get; private set; } = new(DisplayHealth.Unknown, "Nothing has been heard of it yet.", begun, null);

    /// <summary>Whether any host has said of late that it has pages.</summary>
    public bool HasPages => _pages.Count > 0;

    /// <summary>How many pages put the display before people's eyes, by what was last heard of them.</summary>
    public int PaintingPages => _pages.Values.Count(page => DisplayHealthRules.Paints(page.Vitals));

    /// <summary>Takes over a host's word about its pages; it replaces what the host said before.</summary>
    /// <param name="vitals">The word; more than 32 pages are not looked at.</param>
    /// <param name="now">The moment.</param>
    public void Hear(DisplayVitals vitals, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(vitals);
        WakeUp(now);
        var pages = vitals.Pages.IsDefault ? [] : vitals.Pages.Take(32).ToList();
        foreach (var gone in _pages.Keys.Where(key => key.Host == vitals.HostId && pages.All(page => page.PageId != key.Page)).ToList())
        {
            _pages.Remove(gone);
        }

        _hosts[vitals.HostId] = now;
        foreach (var page in pages)
        {
            _pages[(vitals.HostId, page.PageId)] = Update(_pages.GetValueOrDefault((vitals.HostId, page.PageId)), page, now);
        }

        NotePages(now, hostsSilent: false);
    }

    /// <summary>How the display is now; true when that is another state, or another reason, than before.</summary>
    /// <param name="program">What it should play; null before the lane's first decision.</param>
    /// <param name="now">The moment.</param>
    public bool Judge(DisplayProgram? program, DateTimeOffset now)
    {
        WakeUp(now);
        ForgetSilent(now);
        var verdict = Best(program, now);
        if (verdict is null)
        {
            // Too early to say: what was last known stands.
            return false;
        }

        var before = Condition;
        var better = verdict.Health < before.Health && before.Health > DisplayHealth.Off;
        _betterSince = better ? _betterSince ?? now : null;
        if (better && now - _betterSince < Recovery)
        {
            Condition = before with { Page = verdict.Page };
            return false;
        }

        _betterSince = null;
        Condition = new(verdict.Health, verdict.Sentence, verdict.Health == before.Health ? before.Since : now, verdict.Page);
        return verdict.Health != before.Health || verdict.Sentence != before.Sentence;
    }

    private DisplayVerdict? Best(DisplayProgram? program, DateTimeOffset now)
    {
        if (_pages.Count == 0)
        {
            return now - _noPageSince > DisplayHealthRules.NoPage ? DisplayHealthRules.JudgeAbsence(program, _hostsSilent, now) : null;
        }

        var verdicts = _pages.Values.Select(page => DisplayHealthRules.Judge(page, program, now)).OrderBy(verdict => verdict.Health).ToList();
        var worse = verdicts.Count(verdict => verdict.Health > DisplayHealth.Off && verdict.Health > verdicts[0].Health);
        return worse == 0 ? verdicts[0] : verdicts[0] with { Sentence = $"{verdicts[0].Sentence} Of its {verdicts.Count} pages {worse} are worse, such as this: {verdicts[^1].Sentence}" };
    }

    private static PageRecord Update(PageRecord? known, PageVitals vitals, DateTimeOffset now)
    {
        var heard = now - TimeSpan.FromMilliseconds(Math.Max(0, vitals.HeardMs));
        var same = known is not null && known.Vitals.ContentId == vitals.ContentId;
        return new(
            vitals,
            known?.FirstAt ?? heard,
            known is not null && known.HeardAt > heard ? known.HeardAt : heard,
            vitals.Visible ? null : known?.HiddenSince ?? heard,
            vitals.Light < DisplayHealthRules.Black ? known?.BlackSince ?? heard : null,
            vitals.Light >= DisplayHealthRules.Black ? known?.LitSince ?? heard : null,
            same ? known!.ContentSince : heard,
            same && known!.Vitals.Turns == vitals.Turns ? known.TurnSince : heard);
    }

    private void ForgetSilent(DateTimeOffset now)
    {
        foreach (var (host, at) in _hosts.Where(host => now - host.Value > DisplayHealthRules.HostSilence).ToList())
        {
            _hosts.Remove(host);
            var pages = _pages.Keys.Where(key => key.Host == host).ToList();
            pages.ForEach(page => _pages.Remove(page));
            if (pages.Count > 0)
            {
                NotePages(at, hostsSilent: true);
            }
        }
    }

    private void NotePages(DateTimeOffset at, bool hostsSilent)
    {
        if (_pages.Count > 0)
        {
            _noPageSince = DateTimeOffset.MaxValue;
        }
        else if (_noPageSince == DateTimeOffset.MaxValue)
        {
            (_noPageSince, _hostsSilent) = (at, hostsSilent);
        }
    }

    /// <summary>Whoever slept has heard nobody meanwhile: the time of the sleep is nobody's silence.</summary>
    private void WakeUp(DateTimeOffset now)
    {
        var slept = now - _asked - Interval;
        _asked = now > _asked ? now : _asked;
        if (slept <= Asleep)
        {
            return;
        }

        foreach (var (host, at) in _hosts.ToList())
        {
            _hosts[host] = at + slept;
        }

        foreach (var (key, page) in _pages.ToList())
        {
            _pages[key] = page with { HeardAt = page.HeardAt + slept };
        }

        if (_noPageSince != DateTimeOffset.MaxValue)
        {
            _noPageSince += slept;
        }
    }
}
