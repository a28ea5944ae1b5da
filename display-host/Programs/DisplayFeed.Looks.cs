using System.Threading.Channels;

namespace Actors.Displays;

internal sealed partial class DisplayFeed
{
    private const int MostLooks = 8;

    /// <summary>A little longer than the grain waits for a page.</summary>
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(4);

    // Who asks waits for seconds; what is older than the newest few is not awaited any more.
    private readonly Channel<(Guid Look, int Width)> _looks =
        Channel.CreateBounded<(Guid, int)>(new BoundedChannelOptions(MostLooks) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void OnLook(Guid look, int width) => _looks.Writer.TryWrite((look, width));

    /// <summary>A picture from a page of this host that paints, or of another host's, or of one here that does not paint; null when no page sends any.</summary>
    /// <param name="width">In pixels, 64 to 640.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<byte[]?> LookAsync(int width, CancellationToken cancellationToken) => BestPage switch
    {
        { Paints: true } page => await pictures.GetAsync(displayId, width, token => page.PictureAsync(width, token), cancellationToken),
        var hidden => await LookElsewhereAsync(width, cancellationToken)
            ?? (hidden is null ? null : await pictures.GetAsync(displayId, width, token => hidden.PictureAsync(width, token), cancellationToken)),
    };

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

    private async Task AnswerLooksAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (look, width) in _looks.Reader.ReadAllAsync(cancellationToken))
            {
                if (BestPage is { Paints: true } page && width is >= DisplayPicture.Narrowest and <= DisplayPicture.Widest
                    && await pictures.GetAsync(displayId, width, token => page.PictureAsync(width, token), cancellationToken) is { } picture)
                {
                    await AnswerLookAsync(look, new DisplayPicture([.. picture]), cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task AnswerLookAsync(Guid look, DisplayPicture picture, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(async token => { await Grain.AnswerLookAsync(look, picture, token); return true; }, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever asked looks again.
            NoLook(displayId, error.Message);
        }
    }
}
