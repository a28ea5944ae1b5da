namespace Actors.Displays;

/// <summary>A page's answer to a question for a picture, as it comes in. It is kept in memory alone.</summary>
internal sealed class PictureParts
{
    private readonly List<byte> _bytes = [];
    private readonly TaskCompletionSource<byte[]?> _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The picture, WebP or JPEG; null when what came is none.</summary>
    public Task<byte[]?> Whole => _whole.Task;

    /// <summary>Takes the next part; false when it was not asked for.</summary>
    public bool Take(PagePicturePart part)
    {
        if (part.Id != Id || part.Part != _next || _whole.Task.IsCompleted)
        {
            return false;
        }

        var bytes = new byte[((part.Bytes?.Length ?? 0) / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(part.Bytes ?? "", bytes, out var length) || length == 0 || part.Of < 1 || _bytes.Count + length > DisplayPicture.Largest)
        {
            _whole.TrySetResult(null);
            return true;
        }

        _bytes.AddRange(bytes.AsSpan(0, length));
        if (++_next >= part.Of)
        {
            _whole.TrySetResult(TypeOf(_bytes.ToArray()) is null ? null : [.. _bytes]);
        }

        return true;
    }

    /// <summary>The media type by the first bytes; null for neither WebP nor JPEG.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> picture) =>
        picture.Length > 16 && picture[..4].SequenceEqual("RIFF"u8) && picture[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : picture.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : null;
}
