namespace Actors.Library;

/// <summary>Paths inside a package.</summary>
internal static class PackagePath
{
    private const int MostCharacters = 255;

    /// <summary>A name of the archive as a path, without a slash at its end.</summary>
    /// <exception cref="ContentRefusedException">It leads out of the package, or could on some machine.</exception>
    public static string Checked(string name)
    {
        var path = name.TrimEnd('/');
        var refusal = path switch
        {
            "" => "has no name",
            _ when path.Length > MostCharacters => $"has {path.Length} characters; allowed are {MostCharacters}",
            _ when path.Any(char.IsControl) => "has control characters",
            _ when path.Contains('\\', StringComparison.Ordinal) => "has a backslash; folders are parted by '/'",
            ['/', ..] => "begins with '/'; allowed are paths inside of the zip",
            [_, ':', ..] => "names a drive; allowed are paths inside of the zip",
            _ when path.Split('/').Any(part => part is "" or "." or "..") => "leads through '.', '..' or nothing; allowed are paths inside of the zip",
            _ => null,
        };
        return refusal is null ? path : throw new ContentRefusedException($"The name '{FileKinds.Cut(new string([.. name.Select(c => char.IsControl(c) ? '?' : c)]))}' in the zip {refusal}.");
    }

    /// <summary>The file that a reference means.</summary>
    /// <param name="from">The path of the file in which it stands.</param>
    /// <param name="reference">What stands there, without query and fragment.</param>
    /// <returns>Its path; null when it leads out of the package.</returns>
    public static string? Resolve(string from, string reference)
    {
        var parts = new List<string>();
        if (!reference.StartsWith('/'))
        {
            parts.AddRange(from.Split('/')[..^1]);
        }

        foreach (var part in Uri.UnescapeDataString(reference).Replace('\\', '/').Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case ".." when parts.Count == 0:
                    return null;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }
}
