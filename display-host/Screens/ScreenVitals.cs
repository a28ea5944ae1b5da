namespace Actors.Displays;

/// <summary>What one page said of itself last, and since when what should change has not, by this host's clock.</summary>
internal sealed class ScreenVitals(TimeProvider clock)
{
    private const double Black = 0.02;

    /// <summary>A page is asked every two seconds, and may be late once.</summary>
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly string _nameless = Guid.NewGuid().ToString("N");
    private PageLook? _look;
    private (Guid PlayId, string ContentId, string Reason)? _failing;
    private long _frames;
    private bool _still;
    private long _heard = clock.GetTimestamp();
    private long _framesGrew = clock.GetTimestamp();
    private long _pictureChanged = clock.GetTimestamp();

    /// <summary>Whether the page has been seen to draw frames of late, and is not hidden.</summary>
    public bool Paints
    {
        get
        {
            lock (_gate)
            {
                return _look?.Visible != false && clock.GetElapsedTime(_framesGrew) < Stillness;
            }
        }
    }

    /// <summary>Takes over what the page says; true when the display's grain should hear of it at once.</summary>
    public bool Hear(long frames, PageLook? look)
    {
        lock (_gate)
        {
            var before = _look;
            _heard = clock.GetTimestamp();
            if (before is null || look is null || before.Picture != look.Picture || before.Shown != look.Shown || before.Content != look.Content)
            {
                _pictureChanged = _heard;
            }

            var still = frames == _frames;
            _framesGrew = still ? _framesGrew : _heard;
            var news = (still && !_still)
                || look?.Visible != before?.Visible || look?.Light < Black != before?.Light < Black || look?.Play != before?.Play || look?.Content != before?.Content || look?.Failing != before?.Failing;
            (_look, _frames, _still) = (look, frames, still);
            return news;
        }
    }

    /// <summary>The page cannot play a program's content.</summary>
    public void Fails(Guid playId, string contentId, string reason)
    {
        lock (_gate)
        {
            _failing = (playId, contentId, reason);
        }
    }

    /// <summary>All that is known of the page.</summary>
    /// <param name="program">The program in force, whose failure is told as long as its content is not on.</param>
    public PageVitals Tell(DisplayProgram? program)
    {
        lock (_gate)
        {
            return new PageVitals(
                _look?.Page ?? _nameless,
                _look?.Play,
                _look?.Content,
                _look?.Visible ?? true,
                _frames,
                _look?.Picture,
                _look?.Light,
                _look?.Moves ?? false,
                _look?.Memory,
                clock.GetElapsedTime(_heard).TotalMilliseconds,
                clock.GetElapsedTime(_framesGrew).TotalMilliseconds,
                clock.GetElapsedTime(_pictureChanged).TotalMilliseconds,
                _look?.Failing?.ReplaceLineEndings(" ") ?? (_failing is { } failing && failing.PlayId == program?.PlayId && failing.ContentId != _look?.Content ? $"'{failing.ContentId}': {failing.Reason}" : null),
                _look?.Turns ?? 0);
        }
    }
}
