namespace Actors.Displays;

/// <summary>
/// A display host's eyes for one display. Apart from <see cref="IDisplayObserver"/>, because an observer takes one call at a time and no program
/// waits for a page to draw itself.
/// </summary>
[Alias("actors.display-view")]
public interface IDisplayView : IGrainObserver
{
    /// <summary>What the display shows, drawn by a page of this host that paints; null when it has none, or that page sends nothing in 3 s.</summary>
    /// <param name="width">In pixels, 64 to 640.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("look")]
    ValueTask<DisplayPicture?> LookAsync(int width, CancellationToken cancellationToken);
}
