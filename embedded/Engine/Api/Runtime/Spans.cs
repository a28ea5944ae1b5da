namespace Orleans.Runtime;

/// <summary>What the identities' span formatting has in common.</summary>
internal static class Spans
{
    public static bool TryCopy(string text, Span<char> destination, out int charsWritten)
    {
        var fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }
}
