namespace Actors.Displays;

/// <summary>The store's content files on this silo's disk. Whoever hosts the grains supplies them.</summary>
public interface IContentFiles
{
    /// <summary>Opens the file whose SHA-256 is the given one, seekable; null when the store has none.</summary>
    /// <param name="sha256">Lower-case hex, 64 characters.</param>
    Stream? Open(string sha256);
}
