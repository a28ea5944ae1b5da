using System.Text;
using System.Text.RegularExpressions;

namespace Actors.Library;

/// <summary>A page's source: decoded, and bounded before anybody parses it.</summary>
internal static partial class PageText
{
    /// <summary>Most bytes of HTML, styles and scripts of one file.</summary>
    public const int MostBytes = 8 << 20;

    private const int MostTags = 100_000;

    /// <summary>Elements that HTML carries on into every block while they are open, so that a page of a few kilobytes can become gigabytes.</summary>
    private const long MostCarried = 5_000_000;

    /// <summary>The text of a file.</summary>
    /// <exception cref="ContentRefusedException">It is too long, or not UTF-8.</exception>
    public static string Decode(byte[] bytes, string path)
    {
        if (bytes.Length > MostBytes)
        {
            throw new ContentRefusedException($"The file '{FileKinds.Cut(path)}' has {bytes.Length >> 10} KiB of text; allowed are {MostBytes >> 10}.");
        }

        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2),
                [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, true).GetString(bytes, 3, bytes.Length - 3),
                _ => new UTF8Encoding(false, true).GetString(bytes),
            };
        }
        catch (ArgumentException fault)
        {
            throw new ContentRefusedException($"The file '{FileKinds.Cut(path)}' is not UTF-8; save it as UTF-8.", cause: fault);
        }
    }

    /// <exception cref="ContentRefusedException">It would take a browser, or this server, very long.</exception>
    public static void CheckSize(string html, string path)
    {
        var tags = Tag().Count(html);
        var open = Math.Max(0, Carried().Count(html) - CarriedEnd().Count(html));
        if (tags > MostTags || (long)tags * open > MostCarried)
        {
            throw new ContentRefusedException($"The page '{FileKinds.Cut(path)}' has {tags} tags, and leaves {open} of <a>, <b>, <i>, <font> and their like open; allowed are {MostTags}, and few open ones.");
        }
    }

    [GeneratedRegex("<[a-z/]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Carried();

    [GeneratedRegex(@"</(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CarriedEnd();
}
