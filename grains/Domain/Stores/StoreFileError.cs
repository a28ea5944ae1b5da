namespace Actors.Stores;

/// <summary>Something in a store file that must be changed before the store can run.</summary>
/// <param name="Path">Where, such as `lanes[1].cameras[0].source`; empty for the file as a whole.</param>
/// <param name="Message">One sentence: the value, and what is allowed.</param>
public sealed record StoreFileError(string Path, string Message)
{
    /// <summary>The path and the message in one line.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
