using System.Globalization;

namespace Actors.Displays;

/// <summary>How much content stores take, and what they say when they are full.</summary>
public static class ContentRoom
{
    /// <summary>The page of an emergency is smaller, and is taken when there is no more room for adverts.</summary>
    public const long SmallBytes = 64 << 10;

    /// <summary>What small files may take beyond the limit.</summary>
    public const long SmallRoom = 16 << 20;

    /// <summary>Whether so much more is too much.</summary>
    /// <param name="total">Bytes that would be kept.</param>
    /// <param name="bytes">Bytes that came.</param>
    /// <param name="limit">Bytes that may be kept.</param>
    public static bool IsTooMuch(long total, long bytes, long limit) => total > limit + (bytes <= SmallBytes ? SmallRoom : 0);

    /// <summary>The sentence.</summary>
    /// <param name="used">Bytes that are kept.</param>
    /// <param name="bytes">Bytes that came.</param>
    /// <param name="limit">Bytes that may be kept.</param>
    public static string Sentence(long used, long bytes, long limit) =>
        $"The library has no room for {Mib(bytes)} MiB: {Mib(used)} of {Mib(limit)} MiB are taken; delete content that is no longer needed, and the room is free an hour after its last use.";

    private static string Mib(long bytes) => (bytes / (double)(1 << 20)).ToString("0.#", CultureInfo.InvariantCulture);
}
