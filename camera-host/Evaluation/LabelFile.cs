using System.Globalization;
using Actors.Audiences;

namespace Actors.Vision.Evaluation;

/// <summary>A file of labels: comma-separated, with a header that names the columns file, age, gender and, where wanted, group.</summary>
/// <param name="Photos">The rows that can be measured.</param>
/// <param name="BadRows">The rows that cannot, each with a sentence that says why.</param>
public sealed record LabelFile(IReadOnlyList<LabelledPhoto> Photos, IReadOnlyList<BadRow> BadRows)
{
    private const double MostYears = 120;
    private static readonly string[] Needed = ["file", "age", "gender"];
    private static readonly string[] Known = [.. Needed, "group"];

    /// <summary>Reads a label file; photographs are looked for relative to its folder.</summary>
    /// <exception cref="LabelFileException">There is no such file, or its header is not what is needed.</exception>
    public static LabelFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new LabelFileException($"The label file '{path}' does not exist.");
        }

        using var reader = new StreamReader(path);
        using var records = CsvReader.Read(reader).GetEnumerator();
        if (!records.MoveNext())
        {
            throw new LabelFileException($"The label file '{path}' is empty; its first line names the columns file, age, gender and, where wanted, group.");
        }

        var columns = Columns(path, records.Current.Line, records.Current.Fields);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var (photos, bad) = (new List<LabelledPhoto>(), new List<BadRow>());
        while (records.MoveNext())
        {
            var (line, fields) = records.Current;
            try
            {
                photos.Add(Row(line, fields, columns, folder));
            }
            catch (FormatException wrong)
            {
                bad.Add(new BadRow(line, $"Line {line}: {wrong.Message}"));
            }
        }

        return photos.Count + bad.Count > 0
            ? new LabelFile(photos, bad)
            : throw new LabelFileException($"The label file '{path}' has a header but no rows.");
    }

    private static string[] Columns(string path, int line, string[] header)
    {
        var columns = Array.ConvertAll(header, name => name.ToLowerInvariant());
        if (Array.Find(Needed, name => !columns.Contains(name)) is { } missing)
        {
            throw new LabelFileException($"Line {line}: the column '{missing}' is missing in '{path}'; needed are file, age and gender, group is optional.");
        }

        if (Array.Find(columns, name => !Known.Contains(name)) is { } unknown)
        {
            throw new LabelFileException($"Line {line}: the column '{unknown}' in '{path}' is unknown; allowed are file, age, gender and group.");
        }

        return columns.Distinct().Count() == columns.Length
            ? columns
            : throw new LabelFileException($"Line {line}: a column stands twice in '{path}'; each of file, age, gender and group is allowed once.");
    }

    private static LabelledPhoto Row(int line, string[] fields, string[] columns, string folder)
    {
        if (fields.Length != columns.Length)
        {
            throw new FormatException($"{fields.Length} fields stand where the header has {columns.Length} columns.");
        }

        var row = columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
        var group = row.GetValueOrDefault("group");
        return new LabelledPhoto(line, Photo(row["file"], folder), Age(row["age"]), Gender(row["gender"]), group is "" ? null : group);
    }

    private static string Photo(string file, string folder)
    {
        if (file.Length == 0)
        {
            throw new FormatException("file is empty; a path relative to the label file is needed.");
        }

        var path = Path.GetFullPath(file, folder);
        return File.Exists(path) ? path : throw new FormatException($"file '{file}' does not exist.");
    }

    private static double Age(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var age) && age <= MostYears
            ? age
            : throw new FormatException($"age is '{text}'; allowed are years from 0 to {MostYears}.");

    private static Gender Gender(string text) => text.ToLowerInvariant() switch
    {
        "female" => Audiences.Gender.Female,
        "male" => Audiences.Gender.Male,
        _ => throw new FormatException($"gender is '{text}'; allowed are female and male."),
    };
}
