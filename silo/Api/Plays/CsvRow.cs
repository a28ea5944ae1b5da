namespace Actors.Api;

/// <summary>Rows of comma-separated values as RFC 4180 has them, that no spreadsheet takes for formulas.</summary>
internal static class CsvRow
{
    /// <summary>One row with its end.</summary>
    public static string Of(params IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => Cell(cell ?? ""))) + "\r\n";

    private static string Cell(string text)
    {
        // What begins so, Excel and its like compute (OWASP, CSV injection). A number may be negative, no text of ours is one.
        var plain = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return plain.AsSpan().IndexOfAny("\",\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
