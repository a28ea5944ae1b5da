using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>A part of a content file on its way to a display host.</summary>
/// <param name="Length">Length of the whole file in bytes.</param>
/// <param name="Bytes">The part, 128 KiB at most; empty at the end of the file.</param>
[GenerateSerializer, Immutable, Alias("actors.content-chunk")]
public sealed record ContentChunk(
    [property: Id(0)] long Length,
    [property: Id(1)] ImmutableArray<byte> Bytes);
