namespace Actors.Displays;

internal sealed partial class DisplayFeed
{
    /// <summary>A little longer than the grain waits for a page.</summary>
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(4);

    /// <summary>A picture from a page of this host that paints, or of another host's, or of one here that does not paint; null when no page sends any.</summary>
    /// <param name="width">In pixels, 64 to 640.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<byte[]?> LookAsync(int width, CancellationToken cancellationToken) =>
        BestPage is not { Paints: true } && await LookElsewhereAsync(width, cancellationToken) is { } picture ? picture
        : BestPage is { } page ? await LookAtAsync(page, width, cancellationToken)
        : null;

    private Task<byte[]?> LookAtAsync(ScreenPage page, int width, CancellationToken cancellationToken) =>
        pictures.GetAsync(displayId, width, token => page.PictureAsync(width, token), cancellationToken);

    private async Task<byte[]?> LookElsewhereAsync(int width, CancellationToken cancellationToken)
    {
        if (!gate.IsOpen)
        {
            return null;
        }

        try
        {
            return await CallAsync(token => Grain.LookAsync(width, token), cancellationToken, LookPatience) is { } picture && PictureParts.TypeOf(picture.Bytes.AsSpan()) is not null
                ? [.. picture.Bytes]
                : null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            NoLook(displayId, error.Message);
            return null;
        }
    }

    private async ValueTask OfferViewAsync(IDisplayView view, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(async token => { await Grain.OfferViewAsync(view, token); return true; }, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Programs matter more, and a silo of an older version knows of no views. The next renewal offers it again.
            NoLook(displayId, error.Message);
        }
    }

    /// <summary>What the display's grain asks when somebody at another host looks.</summary>
    private sealed class View(DisplayFeed feed) : IDisplayView
    {
        public async ValueTask<DisplayPicture?> LookAsync(int width, CancellationToken cancellationToken) =>
            feed.BestPage is { Paints: true } page && width is >= DisplayPicture.Narrowest and <= DisplayPicture.Widest
            && await feed.LookAtAsync(page, width, cancellationToken) is { } picture
                ? new DisplayPicture([.. picture])
                : null;
    }
}
