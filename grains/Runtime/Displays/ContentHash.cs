namespace Actors.Displays;

/// <summary>The names that content files have in every store and cache.</summary>
public static class ContentHash
{
    /// <summary>Whether this is a SHA-256 in lower-case hex.</summary>
    public static bool IsOne(string sha256) => sha256 is { Length: 64 } && sha256.All(char.IsAsciiHexDigitLower);
}
