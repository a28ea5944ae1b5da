using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Keys that are numbers or GUIDs, with or without a string behind a `+`: the spelling is that of Orleans, so that stored identities mean the same under both engines.</summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) => WithExtension(CreateIntegerKey(key), keyExtension);

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N", CultureInfo.InvariantCulture));

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => WithExtension(CreateGuidKey(key), keyExtension);

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = Split(grainId, out keyExt);
        return long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        TryGetIntegerKey(grainId, out var key, out keyExt) ? key : throw Wrong(grainId, "an integer");

    public static long GetIntegerKey(this GrainId grainId) => GetIntegerKey(grainId, out _);

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = Split(grainId, out keyExt);
        return Guid.TryParseExact(text, "N", out key);
    }

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        TryGetGuidKey(grainId, out var key, out keyExt) ? key : throw Wrong(grainId, "a GUID");

    public static Guid GetGuidKey(this GrainId grainId) => GetGuidKey(grainId, out _);

    private static IdSpan WithExtension(IdSpan key, string? extension) =>
        string.IsNullOrEmpty(extension) ? key : IdSpan.Create($"{key}+{extension}");

    private static string Split(GrainId grainId, out string? extension)
    {
        var text = grainId.Key.ToString();
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        extension = plus < 0 ? null : text[(plus + 1)..];
        return plus < 0 ? text : text[..plus];
    }

    [SuppressMessage("Usage", "CA2208", Justification = "The parameter is the caller's.")]
    private static ArgumentException Wrong(GrainId grainId, string wanted) =>
        new($"The key of grain {grainId} is not {wanted}.", nameof(grainId));
}
