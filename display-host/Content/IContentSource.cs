namespace Actors.Displays;

/// <summary>Where a display host gets content from. Whoever hosts it supplies one.</summary>
public interface IContentSource
{
    /// <summary>Opens the bytes whose SHA-256 is the given one; the host verifies them. Null when there are none.</summary>
    /// <param name="sha256">Lower-case hex, 64 characters.</param>
    ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);
}
