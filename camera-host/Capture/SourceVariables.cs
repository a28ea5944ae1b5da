using System.Text.RegularExpressions;

namespace Actors.Cameras;

/// <summary>`${NAME}` in a camera's source: a variable of the camera host's environment, so that a password need not leave the host.</summary>
internal static partial class SourceVariables
{
    private const string Opening = "${";

    /// <summary>The names in a text, each once.</summary>
    public static IReadOnlyList<string> Names(string text) => [.. Variable().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a text holds `${` that begins no variable.</summary>
    public static bool AreMalformed(string text) => Variable().Replace(text, "").Contains(Opening, StringComparison.Ordinal);

    /// <summary>The text with every variable replaced.</summary>
    public static string Fill(string text, Func<string, string> value) => Variable().Replace(text, match => value(match.Groups[1].Value));

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]{0,99})\}")]
    private static partial Regex Variable();
}
