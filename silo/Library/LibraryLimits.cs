namespace Actors.Library;

/// <summary>What the content library takes and keeps.</summary>
/// <param name="FileBytes">Most bytes of one upload, 1 MiB to 4 GiB.</param>
/// <param name="TotalBytes">Most bytes of everything that is kept, from <paramref name="FileBytes"/> to 1 TiB.</param>
internal sealed record LibraryLimits(long FileBytes = 256L << 20, long TotalBytes = 20L << 30);
