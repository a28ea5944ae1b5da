namespace Actors.Library;

/// <summary>The checksum of zip archives (ITU-T V.42, 8.1.1.6.2).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (value, _) => (value & 1) == 1 ? (value >> 1) ^ 0xEDB88320 : value >> 1))];

    /// <summary>The checksum of what came before, from 0, and these bytes.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        foreach (var value in bytes)
        {
            crc = (crc >> 8) ^ Table[(byte)(crc ^ value)];
        }

        return ~crc;
    }
}
