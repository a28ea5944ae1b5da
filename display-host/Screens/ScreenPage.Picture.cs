using System.Text.Json;

namespace Actors.Displays;

internal sealed partial class ScreenPage
{
    private readonly SemaphoreSlim _asking = new(1);
    private PictureParts? _picture;

    /// <summary>Asks the page for a picture of what it shows; null when what it sends is none.</summary>
    /// <param name="width">In pixels, 64 to 640.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<byte[]?> PictureAsync(int width, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            var parts = new PictureParts();
            lock (_gate)
            {
                _picture = parts;
            }

            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new PictureQuestion("picture", parts.Id, width), PageMessages.Default.PictureQuestion), cancellationToken);
            return await parts.Whole.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _picture = null;
            }

            _asking.Release();
        }
    }

    private bool Take(PagePicturePart part)
    {
        lock (_gate)
        {
            return _picture?.Take(part) ?? false;
        }
    }
}
