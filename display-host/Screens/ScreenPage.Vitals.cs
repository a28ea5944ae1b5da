namespace Actors.Displays;

internal sealed partial class ScreenPage
{
    private readonly ScreenVitals _vitals = new(clock);
    private long _frames = -1;

    /// <summary>False when the page is there but has painted nothing between the last two questions: a hidden or frozen page shows nothing.</summary>
    public bool Painting { get; private set; } = true;

    /// <summary>All that is known of the page.</summary>
    public PageVitals Vitals => _vitals.Tell(feed.Program);

    private bool Alive(long frames, PageLook? look)
    {
        if (look is { IsSound: false })
        {
            return false;
        }

        var painting = frames != _frames;
        _frames = frames;
        if (painting != Painting)
        {
            Painting = painting;
            feed.PagesChanged();
        }

        if (_vitals.Hear(frames, look))
        {
            feed.VitalsChanged();
        }

        return true;
    }

    /// <summary>Of content that fails, only the program's own says that the screen does not show what it should: what a loop lacks, it skips.</summary>
    private void Fails(string contentId, string reason)
    {
        Broken(feed.DisplayId, contentId, reason);
        if (feed.Program is { } program && program.Now.ContentId == contentId)
        {
            _vitals.Fails(program.PlayId, contentId, reason);
            feed.VitalsChanged();
        }
    }
}
