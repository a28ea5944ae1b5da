using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Actors.Emergencies;

/// <summary>
/// Makes an alert's page: one file without scripts and without anything from elsewhere, black and white beside a bar in the colour of how grave
/// it is, in letters that grow with the screen and shrink with the text, so that a screen of any shape shows all of it.
/// </summary>
public static class AlertPage
{
    /// <summary>Longer than anybody reads off a screen while walking; what goes beyond it is cut at a word.</summary>
    private const int LongestText = 1_200;

    private const int MostLines = 24;

    /// <summary>The letters that a broken line leaves empty, about.</summary>
    private const int LineLetters = 30;

    /// <summary>The page.</summary>
    /// <param name="headline">What it is, in one line.</param>
    /// <param name="text">What has happened; null or empty for nothing.</param>
    /// <param name="instruction">What to do; null or empty for nothing.</param>
    /// <param name="severity">How grave it is.</param>
    /// <param name="language">The language of the texts, such as `de` or `en-GB`: the page's own words are in it where it is German or English, and in English otherwise.</param>
    public static string Html(string headline, string? text, string? instruction, EmergencySeverity severity, string language)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(headline);
        ArgumentNullException.ThrowIfNull(language);
        var (description, advice) = (Cut(text), Cut(instruction));
        var letters = (2 * headline.Length) + description.Length + advice.Length + (LineLetters * (description + advice).Count(static letter => letter == '\n'));
        var (paper, ink, bar) = Colours(severity);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="{{Encode(language)}}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Encode(headline)}}</title>
            <style>
            html, body { margin: 0; height: 100%; background: {{paper}}; color: {{ink}}; overflow: hidden; }
            body { box-sizing: border-box; display: flex; flex-direction: column; justify-content: center; padding: 5vmin; border: 3vmin solid {{bar}};
              font-family: system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; font-size: {{Size(letters)}}vmin; line-height: 1.25; overflow-wrap: break-word; hyphens: auto; }
            p, h1 { margin: 0 0 0.6em; }
            .kind { font-size: 0.8em; font-weight: 700; letter-spacing: 0.08em; text-transform: uppercase; color: {{bar}}; }
            h1 { font-size: 1.7em; line-height: 1.1; }
            .advice { font-weight: 700; border-left: 1vmin solid {{bar}}; padding-left: 0.6em; }
            </style>
            </head>
            <body>
            <main role="alert">
            <p class="kind">{{Encode(Kind(severity, language))}}</p>
            <h1>{{Encode(headline)}}</h1>
            {{Paragraph("text", description)}}{{Paragraph("advice", advice)}}</main>
            </body>
            </html>

            """);
        return page.ToString();
    }

    /// <summary>In hundredths of the screen's shorter side. A square screen, the smallest that the text has to fit, holds about 10,000 letters of one hundredth; half of that is left for gaps.</summary>
    private static string Size(int letters) =>
        Math.Clamp(Math.Sqrt(4_200.0 / Math.Max(1, letters + 40)), 1.6, 6.5).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Kind(EmergencySeverity severity, string language)
    {
        var german = language.Equals("de", StringComparison.OrdinalIgnoreCase) || language.StartsWith("de-", StringComparison.OrdinalIgnoreCase);
        return severity switch
        {
            EmergencySeverity.Extreme => german ? "Gefahr" : "Danger",
            EmergencySeverity.Severe => german ? "Warnung" : "Warning",
            EmergencySeverity.Moderate => german ? "Achtung" : "Caution",
            _ => german ? "Hinweis" : "Notice",
        };
    }

    /// <summary>Every pair has a contrast of 7 to 1 or more.</summary>
    private static (string Paper, string Ink, string Bar) Colours(EmergencySeverity severity) => severity switch
    {
        EmergencySeverity.Extreme => ("#000", "#fff", "#ff8a80"),
        EmergencySeverity.Severe => ("#000", "#fff", "#ffab40"),
        EmergencySeverity.Moderate => ("#000", "#fff", "#ffd600"),
        _ => ("#000", "#fff", "#82b1ff"),
    };

    private static string Paragraph(string name, string text) => text.Length == 0
        ? ""
        : $"<p class=\"{name}\">{string.Join("<br>", text.Split('\n').Select(Encode))}</p>\n";

    private static string Cut(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var plain = string.Join('\n', lines.Take(MostLines)) + (lines.Length > MostLines ? " …" : "");
        if (plain.Length <= LongestText)
        {
            return plain;
        }

        var end = plain.LastIndexOfAny([' ', '\n'], LongestText);
        return plain[..(end > LongestText / 2 ? end : LongestText - (char.IsHighSurrogate(plain[LongestText - 1]) ? 1 : 0))].TrimEnd() + " …";
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
