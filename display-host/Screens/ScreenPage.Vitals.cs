namespace Actors.Displays;

internal sealed partial class ScreenPage
{
    private readonly ScreenVitals _vitals = new(clock);

    /// <summary>Whether it has been seen to draw frames of late, and is not hidden.</summary>
    public bool Paints => _vitals.Paints;

    /// <summary>All that is known of the page.</summary>
    public PageVitals Vitals => _vitals.Tell(feed.Program);

    private bool Alive(long frames, PageLook? look)
    {
        if (look is { IsSound: false })
        {
            return false;
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
