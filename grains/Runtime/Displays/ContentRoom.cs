using System.Globalization;

namespace Actors.Displays;

/// <summary>What content stores say when they are full.</summary>
public static class ContentRoom
{
    /// <summary>The sentence.</summary>
    /// <param name="used">Bytes that are kept.</param>
    /// <param name="bytes">Bytes that came.</param>
    /// <param name="limit">Bytes that may be kept.</param>
    public static string Sentence(long used, long bytes, long limit) =>
        $"The library has no room for {Mib(bytes)} MiB: {Mib(used)} of {Mib(limit)} MiB are taken; delete content that is no longer needed, and the room is free an hour after its last use.";

    private static string Mib(long bytes) => (bytes / (double)(1 << 20)).ToString("0.#", CultureInfo.InvariantCulture);
}
