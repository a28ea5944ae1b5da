using System.Text.RegularExpressions;

namespace Actors.Library;

/// <summary>
/// Finds what a script would fetch when it runs, as far as a fixed name says so. On a screen it would find nothing, so that its uploader should
/// hear of it now. What is put together while it runs is for the screen's content security policy.
/// </summary>
internal static partial class PageScripts
{
    /// <summary>Checks a script and makes it fit to stand between tags.</summary>
    /// <param name="script">Its text.</param>
    /// <param name="name">What to call it in a sentence.</param>
    /// <param name="isModule">Whether it is a module.</param>
    /// <param name="parts">The files of its package.</param>
    /// <exception cref="ContentRefusedException">It fetches something.</exception>
    public static string Checked(string script, string name, bool isModule, PageParts parts)
    {
        var file = FileKinds.Cut(name);
        if (isModule && (Import().Match(script) is { Success: true } import || (import = Export().Match(script)).Success))
        {
            throw new ContentRefusedException($"The script '{file}' imports '{FileKinds.Cut(import.Groups["what"].Value)}'; a single page has no modules beside it, so bundle them into one script (esbuild --bundle, rollup, vite build).");
        }

        if (DynamicImport().Match(script) is { Success: true } later)
        {
            throw new ContentRefusedException($"The script '{file}' imports '{FileKinds.Cut(later.Groups["what"].Value)}' while it runs; a single page has no modules beside it, so bundle them into one script.");
        }

        if (Call().Match(script) is { Success: true } call || (call = Request().Match(script)).Success)
        {
            throw new ContentRefusedException($"The script '{file}' fetches '{FileKinds.Cut(call.Groups["what"].Value)}' ({call.Groups["how"].Value}); a screen's page reaches nothing, so put the data into the script itself.");
        }

        foreach (Match literal in FileName().Matches(script))
        {
            var reference = literal.Groups["what"].Value;
            if (parts.Names(reference))
            {
                throw new ContentRefusedException($"The script '{file}' names the file '{FileKinds.Cut(reference)}', which it cannot load from a single page; name it in the page or in a style sheet, or write it into the script as 'data:'.");
            }
        }

        return script.Replace("<!--", "<\\!--", StringComparison.Ordinal).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""(?:^|[;}\n])\s*import\s*(?:[\w$*{][^"';()]{0,2000}?\bfrom\s*)?["'](?<what>[^"'\n]{1,500})["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Import();

    [GeneratedRegex("""(?:^|[;}\n])\s*export\s*(?:\*|\{)[^"';()]{0,2000}?\bfrom\s*["'](?<what>[^"'\n]{1,500})["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Export();

    [GeneratedRegex("""(?<![\w$.])import\s*\(\s*["'`](?<what>[^"'`\n]{1,500})["'`]""", RegexOptions.CultureInvariant)]
    private static partial Regex DynamicImport();

    [GeneratedRegex("""(?<![\w$])(?<how>fetch|importScripts|Worker|SharedWorker|EventSource|WebSocket|sendBeacon)\s*\(\s*["'`](?<what>[^"'`\n]{1,500})["'`]""", RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex("""\.(?<how>open)\s*\(\s*["'](?:GET|POST|PUT|HEAD)["']\s*,\s*["'`](?<what>[^"'`\n]{1,500})["'`]""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex("""["'`](?<what>[^"'`\s<>(){}]{1,200}\.[A-Za-z0-9]{2,5}(?:[?#][^"'`\s]{0,100})?)["'`]""", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
