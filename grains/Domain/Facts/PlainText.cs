namespace Actors.Facts;

/// <summary>Text that may become part of a fact: every log, database and export can hold it as it is.</summary>
public static class PlainText
{
    /// <summary>Throws unless the text has 1 to <paramref name="longest"/> characters, none of them a control character or half of one.</summary>
    public static void Check(string? text, int longest, string field)
    {
        if (string.IsNullOrEmpty(text) || text.Length > longest)
        {
            throw new ArgumentException($"{field} is {Quote(text)}; allowed are 1 to {longest} characters.", field);
        }

        foreach (var rune in text.EnumerateRunes())
        {
            // What is no character is read as this one.
            if (rune == System.Text.Rune.ReplacementChar || System.Text.Rune.IsControl(rune))
            {
                throw new ArgumentException($"{field} holds a control character or half of a character; allowed is plain text of 1 to {longest} characters.", field);
            }
        }
    }

    /// <summary>The value as a sentence shows it: in quotes, cut where it is long.</summary>
    public static string Quote(string? text) => text is null ? "missing" : text.Length <= 80 ? $"\"{text}\"" : $"\"{text[..77]}...\", {text.Length} characters";
}
