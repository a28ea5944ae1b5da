using System.Text;

namespace Actors.Vision.Evaluation;

/// <summary>Comma-separated values as RFC 4180 has them: quoted fields may hold commas, doubled quotes and line breaks.</summary>
internal static class CsvReader
{
    /// <summary>The records with the line that each starts on, from 1; empty lines are left out.</summary>
    public static IEnumerable<(int Line, string[] Fields)> Read(TextReader reader)
    {
        var (line, start) = (1, 1);
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            var character = (char)next;
            line += character == '\n' ? 1 : 0;
            if (quoted)
            {
                if (character != '"')
                {
                    field.Append(character);
                }
                else if (reader.Peek() == '"')
                {
                    field.Append((char)reader.Read());
                }
                else
                {
                    quoted = false;
                }
            }
            else if (character == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (character == ',')
            {
                Take(fields, field);
            }
            else if (character == '\n')
            {
                if (fields.Count > 0 || field.Length > 0)
                {
                    Take(fields, field);
                    yield return (start, [.. fields]);
                    fields.Clear();
                }

                start = line;
            }
            else if (character != '\r')
            {
                field.Append(character);
            }
        }

        if (fields.Count > 0 || field.Length > 0)
        {
            Take(fields, field);
            yield return (start, [.. fields]);
        }
    }

    private static void Take(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString().Trim());
        field.Clear();
    }
}
