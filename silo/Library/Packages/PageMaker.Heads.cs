using AngleSharp.Dom;

namespace Actors.Library;

internal sealed partial class PageMaker
{
    private void TakeMeta(IElement meta)
    {
        switch (meta.GetAttribute("http-equiv")?.Trim().ToLowerInvariant())
        {
            case "refresh":
                throw Refused(meta, "that sends the screen elsewhere after a time; take it out, the schedule decides what comes next");
            case "content-security-policy" or "content-security-policy-report-only" or "content-type" or "default-style":
                // Its own policy was made for files beside it, which now stand in it; the screen's is stricter.
                meta.Remove();
                break;
            default:
                if (meta.HasAttribute("charset"))
                {
                    meta.Remove();
                }

                break;
        }
    }

    private void TakeLink(IElement link)
    {
        var relations = (link.GetAttribute("rel") ?? "").Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries);
        var reference = link.GetAttribute("href") ?? "";
        if (relations.Contains("stylesheet", StringComparer.OrdinalIgnoreCase) && !relations.Contains("alternate", StringComparer.OrdinalIgnoreCase))
        {
            if (!link.HasAttribute("disabled"))
            {
                var (text, path) = _parts.Text(reference, _files.Root, "<link rel=stylesheet>");
                var style = link.Owner!.CreateElement("style");
                if (link.GetAttribute("media") is { } media)
                {
                    style.SetAttribute("media", media);
                }

                style.TextContent = Sheet(_parts.Style(text, path));
                link.Before(style);
            }
        }
        else if (relations.Any(relation => relation.ToLowerInvariant() is "preconnect" or "dns-prefetch" or "prefetch" or "prerender" or "import" or "modulepreload" or "preload") && reference.Contains("//", StringComparison.Ordinal))
        {
            throw Refused(link, $"and fetches '{FileKinds.Cut(reference)}' ahead; a screen fetches nothing from elsewhere");
        }

        // What is left names icons and relations that no screen shows, or files that now stand in the page.
        link.Remove();
    }

    private void TakeScript(IElement script)
    {
        var type = (script.GetAttribute("type") ?? "").Trim().ToLowerInvariant();
        if (type is "importmap" or "speculationrules")
        {
            throw Refused(script, $"of the type '{type}'; a single page has no modules beside it, so bundle them into one script");
        }

        var isModule = type == "module";
        if (!isModule && type is not ("" or "text/javascript" or "application/javascript" or "application/x-javascript" or "text/ecmascript" or "application/ecmascript" or "text/jscript"))
        {
            return;
        }

        var reference = script.GetAttribute("src") ?? (script.NamespaceUri == NamespaceNames.SvgUri ? Reference(script) : null);
        if (reference is null)
        {
            script.TextContent = PageScripts.Checked(script.TextContent, _files.Root, isModule, _parts);
            return;
        }

        var (text, path) = _parts.Text(reference, _files.Root, "<script src>");
        script.TextContent = PageScripts.Checked(text, path, isModule, _parts);
        if (!isModule && (script.HasAttribute("defer") || script.HasAttribute("async")))
        {
            // A script without a file of its own runs where it stands; this one was meant to run when the page is there.
            _deferred.Add(script);
        }

        foreach (var attribute in (string[])["src", "href", "xlink:href", "defer", "async", "integrity", "crossorigin", "referrerpolicy", "fetchpriority"])
        {
            script.RemoveAttribute(attribute);
        }
    }
}
