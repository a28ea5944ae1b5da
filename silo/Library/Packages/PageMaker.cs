using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Actors.Library;

/// <summary>
/// Makes one page of a package that needs nothing beside itself: what it names is put into it, and what it could reach elsewhere is refused
/// with a sentence. So it has one hash, plays without network, and runs in a frame that may fetch nothing.
/// </summary>
internal sealed partial class PageMaker
{
    private const int MostDepth = 500;

    private readonly IPackageFiles _files;
    private readonly PageParts _parts;
    private readonly List<IElement> _deferred = [];

    private PageMaker(IPackageFiles files) => (_files, _parts) = (files, new PageParts(files));

    /// <summary>Writes the page.</summary>
    /// <exception cref="ContentRefusedException">It cannot become one page, or should not.</exception>
    public static void Write(IPackageFiles files, TextWriter output, CancellationToken cancellationToken) => new PageMaker(files).Write(output, cancellationToken);

    private void Write(TextWriter output, CancellationToken cancellationToken)
    {
        var html = PageText.Decode(_files.Read(_files.Root)!, _files.Root);
        PageText.CheckSize(html, _files.Root);

        // As a browser that runs scripts reads it: what stands in <noscript> is text.
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        CheckDepth(document);
        Visit(document, cancellationToken);
        foreach (var script in _deferred)
        {
            document.Body!.AppendChild(script);
        }

        var charset = document.CreateElement("meta");
        charset.SetAttribute("charset", "utf-8");
        document.Head!.Prepend(charset);
        document.ToHtml(output, HtmlMarkupFormatter.Instance);
    }

    /// <summary>Without recursion, which the page itself could overflow; what comes after may recurse.</summary>
    private void CheckDepth(INode root)
    {
        var open = new Stack<(INode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > MostDepth)
            {
                throw new ContentRefusedException($"The page '{_files.Root}' has more than {MostDepth} elements within each other.");
            }

            foreach (var child in next.Node.ChildNodes)
            {
                open.Push((child, next.Depth + 1));
            }

            if (next.Node is IHtmlTemplateElement template)
            {
                open.Push((template.Content, next.Depth + 1));
            }
        }
    }

    private void Visit(INode node, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var child in node.ChildNodes.ToArray())
        {
            Visit(child, cancellationToken);
        }

        if (node is IHtmlTemplateElement template)
        {
            Visit(template.Content, cancellationToken);
        }

        if (node is IElement element)
        {
            Take(element);
        }
    }

    private void Take(IElement element)
    {
        switch (element.LocalName)
        {
            case "base":
                throw Refused(element, "which turns every other reference elsewhere; take it out");
            case "iframe" or "frame" or "frameset" or "object" or "embed" or "applet" or "portal" or "fencedframe":
                throw Refused(element, "and screens show no page within a page; put its contents into this one");
            case "meta":
                TakeMeta(element);
                break;
            case "link":
                TakeLink(element);
                break;
            case "script":
                TakeScript(element);
                break;
            case "style":
                element.TextContent = Sheet(_parts.Style(element.TextContent, _files.Root));
                break;
            case "form" or "button" or "input" when Target(element) is { } target && (target.Contains("//", StringComparison.Ordinal) || target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)):
                throw Refused(element, $"and sends what is entered to '{FileKinds.Cut(target)}'; a screen sends nothing");
            case "use" when Reference(element) is { } used && !used.StartsWith('#'):
                throw Refused(element, $"and refers to '{FileKinds.Cut(used)}'; allowed are parts of this page (#name)");
        }

        foreach (var attribute in element.Attributes.ToArray())
        {
            TakeAttribute(element, attribute);
        }
    }

    private void TakeAttribute(IElement element, IAttr attribute)
    {
        var where = $"<{element.LocalName} {attribute.Name}>";
        switch (attribute.LocalName)
        {
            case "src" when element.LocalName is "img" or "source" or "video" or "audio" or "track" or "input":
            case "poster" or "background":
            case "href" when element.LocalName is "image" or "feImage" or "feimage":
                attribute.Value = _parts.Media(attribute.Value, _files.Root, where);
                break;
            case "srcset" or "imagesrcset":
                attribute.Value = SourceSet(attribute.Value, where);
                break;
            case "style":
                attribute.Value = _parts.Style(attribute.Value, _files.Root);
                break;
            case "href" when element.LocalName is "a" or "area" && !attribute.Value.TrimStart().StartsWith('#'):
            case "ping" or "manifest":
                // Nobody touches a screen; the sandbox would lead nowhere anyway.
                attribute.OwnerElement!.RemoveAttribute(attribute.NamespaceUri!, attribute.LocalName);
                break;
            default:
                if (attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase) && element.NamespaceUri == NamespaceNames.SvgUri)
                {
                    attribute.Value = _parts.Style(attribute.Value, _files.Root);
                }

                break;
        }
    }

    /// <summary>HTML, 4.8.4.3.10: candidates parted by commas, each an address and what it is for. An address of data may have a comma in it.</summary>
    private string SourceSet(string value, string where)
    {
        var candidates = new List<string>();
        var rest = value.AsSpan().Trim(" \t\r\n,");
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(" \t\r\n");
            var address = (end < 0 ? rest : rest[..end]).ToString();
            rest = end < 0 ? [] : rest[end..].TrimStart();
            var descriptor = "";
            if (address.EndsWith(','))
            {
                address = address.TrimEnd(',');
            }
            else
            {
                var comma = rest.IndexOf(',');
                descriptor = (comma < 0 ? rest : rest[..comma]).Trim().ToString();
                rest = comma < 0 ? [] : rest[(comma + 1)..];
            }

            candidates.Add($"{_parts.Media(address, _files.Root, where)} {descriptor}".TrimEnd());
            rest = rest.Trim(" \t\r\n,");
        }

        return string.Join(", ", candidates);
    }

    private static string? Target(IElement element) => (element.GetAttribute("formaction") ?? element.GetAttribute("action"))?.Trim();

    private static string? Reference(IElement element) => (element.GetAttribute("href") ?? element.GetAttribute("xlink:href"))?.Trim();

    private static string Sheet(string css) => css.Replace("</style", "<\\/style", StringComparison.OrdinalIgnoreCase);

    private ContentRefusedException Refused(IElement element, string why) => new($"The page '{FileKinds.Cut(_files.Root)}' has a <{element.LocalName}> element, {why}.");
}
