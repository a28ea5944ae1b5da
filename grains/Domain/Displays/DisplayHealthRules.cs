using System.Globalization;

namespace Actors.Displays;

/// <summary>
/// When a screen counts as healthy: when its pixels are known to change as they should. Each fault is known less than 10 s after its cause: a page's
/// words come every 2 s, so what is judged by two of them may be 2 s older than the limits here, and its host's word 2 s more.
/// </summary>
public static class DisplayHealthRules
{
    /// <summary>Light below which a screen is black to a shopper.</summary>
    public const double Black = 0.02;

    /// <summary>A display host that is silent for longer is gone, and its pages with it.</summary>
    public static readonly TimeSpan HostSilence = TimeSpan.FromSeconds(6);

    /// <summary>How long no page may be there: a reload takes about 2 s.</summary>
    public static readonly TimeSpan NoPage = TimeSpan.FromSeconds(4);

    /// <summary>How long a page that is connected may say nothing; longer than a host takes to notice that it is cut off.</summary>
    public static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(5);

    /// <summary>How long a page may be black or hidden, by its own words: spots fade through black.</summary>
    public static readonly TimeSpan Darkness = TimeSpan.FromSeconds(3.5);

    /// <summary>How long frames, or the picture of a video, may stand still: two words of a page, with room for the first to be late.</summary>
    public static readonly TimeSpan Stillness = TimeSpan.FromSeconds(3.5);

    /// <summary>How long a page may take to follow a program, to go on after a spot's end, and to go off.</summary>
    public static readonly TimeSpan Following = TimeSpan.FromSeconds(5);

    /// <summary>Whether a page is known to be seen: it answers, its browser shows it, and its frames are drawn.</summary>
    /// <param name="page">What its host says of it.</param>
    public static bool Paints(PageVitals page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Visible && page.HeardMs <= Unanswered.TotalMilliseconds && page.FramesStillMs - page.HeardMs <= Stillness.TotalMilliseconds;
    }

    /// <summary>Judges one page.</summary>
    /// <param name="page">What is known of it.</param>
    /// <param name="program">What it should play; null before the lane's first decision.</param>
    /// <param name="now">The moment.</param>
    public static DisplayVerdict Judge(PageRecord page, DisplayProgram? program, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(page);
        // By its host's word: while that is silent, the page may well have answered.
        if (page.Vitals.HeardMs > Unanswered.TotalMilliseconds)
        {
            return Verdict(DisplayHealth.Frozen, "Its page is connected and does not answer.");
        }

        if (OffNow(program, now) is { } off)
        {
            return Off(page, off, now);
        }

        // Being black is no fault before the screen has had its time to come back from being off.
        var on = OnSince(program, now);
        return (Dark(page, on) ?? Still(page) ?? Overdue(page, program, now) ?? Stale(page, program, on, now) ?? Fine(program, now)) is var (health, sentence)
            ? Verdict(health, sentence)
            : throw new InvalidOperationException("Every page is judged.");

        DisplayVerdict Verdict(DisplayHealth health, string sentence) => new(health, sentence, page.Vitals);
    }

    /// <summary>Judges a display of which no page is there.</summary>
    /// <param name="program">What it should play; null before the lane's first decision.</param>
    /// <param name="hostsSilent">True when its last page is gone because its display host fell silent.</param>
    /// <param name="now">The moment.</param>
    public static DisplayVerdict JudgeAbsence(DisplayProgram? program, bool hostsSilent, DateTimeOffset now) => OffNow(program, now) is not null
        ? new(DisplayHealth.Off, "It is off by its screen hours, and no page of it is connected.", null)
        : hostsSilent
            ? new(DisplayHealth.Offline, "Its display host has fallen silent, and so nothing is known of its page.", null)
            : new(DisplayHealth.Offline, "No page of it is connected.", null);

    private static DisplayVerdict Off(PageRecord page, DarkWindow off, DateTimeOffset now)
    {
        var vitals = page.Vitals;
        if (!vitals.Visible || page.LitSince is not { } lit)
        {
            return new(DisplayHealth.Off, "It is off by its screen hours.", vitals);
        }

        return now - Later(lit, off.From) > Following
            ? new(DisplayHealth.Stale, $"It should be off since {At(off.From)}, and it is lit.", vitals)
            : new(DisplayHealth.Healthy, "It is about to go off by its screen hours.", vitals);
    }

    private static (DisplayHealth, string)? Dark(PageRecord page, DateTimeOffset on)
    {
        if (page.HiddenSince is { } hidden && page.HeardAt - Later(hidden, on) > Darkness)
        {
            return (DisplayHealth.Dark, "Its page is hidden by its browser: nothing of it is on the screen.");
        }

        return page.BlackSince is { } black && page.HeardAt - Later(black, on) > Darkness
            ? (DisplayHealth.Dark, page.Vitals.ContentId is { } content
                ? $"What it shows is black: the content '{content}' is black itself, or is not painted."
                : "What it shows is black: no content is on it.")
            : null;
    }

    private static (DisplayHealth, string)? Still(PageRecord page)
    {
        // Nothing is known of the time since it was last heard.
        var vitals = page.Vitals;
        if (!vitals.Visible)
        {
            return null;
        }

        if (vitals.FramesStillMs - vitals.HeardMs > Stillness.TotalMilliseconds)
        {
            return (DisplayHealth.Frozen, "Its page answers, but paints no frames.");
        }

        return vitals.Moves && vitals.PictureStillMs - vitals.HeardMs > Stillness.TotalMilliseconds
            ? (DisplayHealth.Frozen, $"The video '{vitals.ContentId}' is on it and stands still.")
            : null;
    }

    /// <summary>A spot that stays although its time is over and there is another to go on with.</summary>
    private static (DisplayHealth, string)? Overdue(PageRecord page, DisplayProgram? program, DateTimeOffset now)
    {
        if (program is null || page.Vitals.ContentId is not { } content || Emergency(program, now))
        {
            return null;
        }

        var first = content == program.Now.ContentId && page.Vitals.PlayId == program.PlayId;
        var spot = first ? program.Now : program.Loop.FirstOrDefault(item => item.ContentId == content);
        if (spot is null || program.Loop.All(item => item.ContentId == content))
        {
            return null;
        }

        var plays = (first ? 1 : 0) + LongestRun(program, content);
        var begun = first ? Later(page.TurnSince, Begins(program)) : page.TurnSince;
        return now - begun > (spot.MaximumTime * plays) + Following
            ? (DisplayHealth.Frozen, $"'{content}' is still on it, long after its time of {spot.MaximumTime.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.")
            : null;
    }

    /// <summary>How many times in a row the loop, which has another content too, plays a content.</summary>
    private static int LongestRun(DisplayProgram program, string content)
    {
        var (longest, run) = (0, 0);
        foreach (var item in program.Loop.Concat(program.Loop))
        {
            run = item.ContentId == content ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static (DisplayHealth, string)? Stale(PageRecord page, DisplayProgram? program, DateTimeOffset on, DateTimeOffset now)
    {
        if (program is null)
        {
            return null;
        }

        var vitals = page.Vitals;
        var due = Later(Later(Begins(program), page.FirstAt), on);
        if (vitals.Failing is { } failing)
        {
            return (DisplayHealth.Stale, $"It cannot play its program: {failing.TrimEnd('.')}.");
        }

        if (now - due <= Following)
        {
            return null;
        }

        if (vitals.PlayId != program.PlayId)
        {
            return (DisplayHealth.Stale, $"Its page does not follow the program of {At(program.StartedAt)}.");
        }

        var playing = Playing(program, now);
        return playing && vitals.ContentId != program.Now.ContentId && now - page.ContentSince > Following
            ? (DisplayHealth.Stale, vitals.ContentId is { } other ? $"It shows '{other}' instead of '{program.Now.ContentId}'." : $"It shows nothing instead of '{program.Now.ContentId}'.")
            : null;
    }

    private static (DisplayHealth, string)? Fine(DisplayProgram? program, DateTimeOffset now) => program is null
        ? (DisplayHealth.Unknown, "Its lane has decided nothing yet.")
        : Playing(program, now)
            ? (DisplayHealth.Healthy, "Its page paints what it should.")
            : (DisplayHealth.Healthy, "Its lane is silent, and its page plays the loop.");

    private static DarkWindow? OffNow(DisplayProgram? program, DateTimeOffset now) =>
        program is null or { Dark.IsDefault: true } ? null : program.Dark.FirstOrDefault(window => window.From <= now && now < window.To);

    private static DateTimeOffset OnSince(DisplayProgram? program, DateTimeOffset now) =>
        program is null or { Dark.IsDefault: true } ? DateTimeOffset.MinValue : program.Dark.LastOrDefault(window => window.To <= now)?.To ?? DateTimeOffset.MinValue;

    private static bool Emergency(DisplayProgram program, DateTimeOffset now) => program.EmergencyId is not null && program.Until is { } until && now < until;

    /// <summary>Whether the program's own content is on; its last moments may belong to what follows.</summary>
    private static bool Playing(DisplayProgram program, DateTimeOffset now) => Emergency(program, now) || now - Begins(program) < program.Now.MaximumTime;

    private static DateTimeOffset Begins(DisplayProgram program) => program.SwitchAt is { } at ? Later(at, program.StartedAt) : program.StartedAt;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string At(DateTimeOffset moment) => moment.ToUniversalTime().ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
