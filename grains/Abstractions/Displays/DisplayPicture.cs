using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>What a display shows, drawn by its page from its content; no camera is anywhere near. It is passed on in memory and kept nowhere.</summary>
/// <param name="Bytes">A WebP or JPEG file, 1 byte to 200 KiB.</param>
[GenerateSerializer, Immutable, Alias("actors.display-picture")]
public sealed record DisplayPicture([property: Id(0)] ImmutableArray<byte> Bytes)
{
    /// <summary>Most bytes of a picture.</summary>
    public const int Largest = 200 << 10;

    /// <summary>The narrowest that can be asked for, in pixels.</summary>
    public const int Narrowest = 64;

    /// <summary>The widest that can be asked for, in pixels.</summary>
    public const int Widest = 640;
}
