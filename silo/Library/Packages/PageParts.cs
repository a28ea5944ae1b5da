using System.Text.RegularExpressions;

namespace Actors.Library;

/// <summary>What a page names, found in its package, checked and turned into text that can stand in the page itself.</summary>
internal sealed partial class PageParts(IPackageFiles files)
{
    /// <summary>Most characters that a finished page may have.</summary>
    public const long MostCharacters = 32L << 20;

    private readonly Dictionary<string, string> _media = new(StringComparer.Ordinal);
    private long _characters;

    /// <summary>What a reference in a page or style sheet becomes: the file's bytes as a `data:` address.</summary>
    /// <param name="reference">As it stands there.</param>
    /// <param name="from">The path of the file in which it stands.</param>
    /// <param name="where">The element or rule, for a sentence.</param>
    /// <exception cref="ContentRefusedException">There is no such file, or it is none for a screen.</exception>
    public string Media(string reference, string from, string where)
    {
        var trimmed = reference.Trim();
        if (trimmed is "" or ['#', ..] || trimmed.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            Spend(trimmed.Length);
            return trimmed;
        }

        var path = Find(trimmed, from, where);
        if (!_media.TryGetValue(path, out var address))
        {
            var bytes = files.Read(path)!;
            address = DataAddress.Of(PageMedia.TypeOf(bytes, path), bytes);
            _media.Add(path, address);
        }

        Spend(address.Length);
        var fragment = trimmed.IndexOf('#', StringComparison.Ordinal);
        return fragment < 0 ? address : address + trimmed[fragment..];
    }

    /// <summary>The text of a script or style sheet, and its path.</summary>
    public (string Text, string Path) Text(string reference, string from, string where)
    {
        var path = Find(reference.Trim(), from, where);
        var text = PageText.Decode(files.Read(path)!, path);
        Spend(text.Length);
        return (text, path);
    }

    /// <summary>Whether a reference in a script means a file of the package.</summary>
    public bool Names(string reference) => PackagePath.Resolve(files.Root, WithoutQuery(reference)) is { } path && files.Has(path);

    /// <summary>A style sheet with everything that it names in it.</summary>
    /// <param name="css">The sheet, or a single value.</param>
    /// <param name="from">The path of the file in which it stands.</param>
    /// <param name="imports">The sheets that import this one, from the outermost.</param>
    public string Style(string css, string from, params ReadOnlySpan<string> imports)
    {
        var chain = imports.ToArray();
        if (chain.Length > 10)
        {
            throw new ContentRefusedException($"The style sheet '{FileKinds.Cut(from)}' is imported through ten others; allowed are fewer.");
        }

        return CssReferences.Rewrite(css, (reference, isImport) =>
        {
            if (!isImport)
            {
                return Media(reference, from, "url()");
            }

            var (text, path) = Text(reference, from, "@import");
            return chain.Contains(path) || path == from
                ? throw new ContentRefusedException($"The style sheet '{FileKinds.Cut(path)}' imports itself.")
                : Style(text, path, [.. chain, from]);
        });
    }

    private string Find(string reference, string from, string where)
    {
        var sentence = $"The file '{FileKinds.Cut(from)}' refers to '{FileKinds.Cut(reference)}' ({where})";
        if (reference.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(reference))
        {
            throw new ContentRefusedException($"{sentence}, which lies outside of the package; a screen fetches nothing from elsewhere, so put it into the package.");
        }

        var path = PackagePath.Resolve(from, WithoutQuery(reference)) ?? throw new ContentRefusedException($"{sentence}, which leads out of the package.");
        return files.Has(path) ? path : throw new ContentRefusedException($"{sentence}, and the package has no file '{FileKinds.Cut(path)}'{(files is SinglePage ? "; upload the page as a zip with everything that it needs" : "")}.");
    }

    private void Spend(int characters)
    {
        _characters += characters;
        if (_characters > MostCharacters)
        {
            throw new ContentRefusedException($"With everything that it needs the page has more than {MostCharacters >> 20} MiB, which is all that is allowed; make its pictures and films smaller.");
        }
    }

    private static string WithoutQuery(string reference) => reference.IndexOfAny(Ends) is >= 0 and var end ? reference[..end] : reference;

    private static readonly char[] Ends = ['?', '#'];

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();
}
