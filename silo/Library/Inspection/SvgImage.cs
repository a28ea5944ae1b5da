using System.Collections.Frozen;
using System.Globalization;
using System.Xml;

namespace Actors.Library;

/// <summary>
/// Reads an SVG as XML and refuses what could act or reach out: screens show pictures. Nothing is cut away in silence; who made the file can,
/// and then it is what they see.
/// </summary>
internal static class SvgImage
{
    /// <summary>A drawing that is larger is a picture in disguise, or takes a screen's browser minutes.</summary>
    public const long MostBytes = 10 << 20;

    private const int MostElements = 100_000;
    private const int MostDepth = 200;
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly FrozenSet<string> Refused = FrozenSet.ToFrozenSet(
        ["script", "foreignObject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas", "link", "meta", "base", "discard"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Animations = FrozenSet.ToFrozenSet(["animate", "set", "animateMotion", "animateTransform", "animateColor"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at a drawing.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">What to call it in a sentence.</param>
    /// <returns>Its own size, from its width and height or its view box.</returns>
    /// <exception cref="ContentRefusedException">It is no SVG, or has something in it that a picture does not need.</exception>
    public static ImageFacts Read(Stream stream, string name)
    {
        var file = FileKinds.Cut(name);
        if (stream.Length > MostBytes)
        {
            throw new ContentRefusedException($"The SVG '{file}' has {stream.Length >> 10} KiB; allowed are {MostBytes >> 10}.");
        }

        try
        {
            // The DTD is read to be refused: browsers obey one that stands in the file, and never fetch one from elsewhere.
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 1024, MaxCharactersInDocument = MostBytes, CloseInput = false,
            });
            return Read(reader, file);
        }
        catch (XmlException fault)
        {
            throw new ContentRefusedException($"The SVG '{file}' is not well-formed XML: {fault.Message}", cause: fault);
        }
    }

    private static ImageFacts Read(XmlReader reader, string file)
    {
        ImageFacts? facts = null;
        var elements = 0;
        var inStyle = false;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.DocumentType when !string.IsNullOrWhiteSpace(reader.Value):
                    throw new ContentRefusedException($"The SVG '{file}' declares a document type of its own (<!DOCTYPE ... [...]>); allowed is none, or a mere name.");

                case XmlNodeType.ProcessingInstruction when reader.Name.StartsWith("xml-stylesheet", StringComparison.OrdinalIgnoreCase):
                    throw new ContentRefusedException($"The SVG '{file}' names a style sheet outside of it (<?xml-stylesheet?>); put the styles into a <style> element.");

                case XmlNodeType.EntityReference:
                    throw new ContentRefusedException($"The SVG '{file}' has an entity '&{reader.Name};' that it does not define.");

                case XmlNodeType.Element:
                    if (++elements > MostElements || reader.Depth > MostDepth)
                    {
                        throw new ContentRefusedException($"The SVG '{file}' has more than {MostElements} elements, or more than {MostDepth} within each other.");
                    }

                    if (facts is null)
                    {
                        facts = reader.LocalName == "svg" && reader.NamespaceURI == "http://www.w3.org/2000/svg"
                            ? Size(reader)
                            : throw new ContentRefusedException($"The SVG '{file}' begins with <{reader.Name}> of the namespace '{FileKinds.Cut(reader.NamespaceURI)}'; it must be <svg xmlns=\"http://www.w3.org/2000/svg\">.");
                    }

                    inStyle = reader.LocalName.Equals("style", StringComparison.OrdinalIgnoreCase) && !reader.IsEmptyElement;
                    CheckElement(reader, file);
                    break;

                case XmlNodeType.Text or XmlNodeType.CDATA when inStyle:
                    CheckStyle(reader.Value, $"The SVG '{file}' refers to '{{0}}' in its <style>");
                    break;

                case XmlNodeType.EndElement:
                    inStyle = false;
                    break;
            }
        }

        return facts ?? throw new ContentRefusedException($"The SVG '{file}' has no <svg> element.");
    }

    private static void CheckElement(XmlReader reader, string file)
    {
        var element = reader.LocalName;
        if (reader.NamespaceURI == Xhtml || Refused.Contains(element))
        {
            throw new ContentRefusedException($"The SVG '{file}' has a <{reader.Name}> element{Line(reader)}; a picture runs no script and holds no page. Upload it as an HTML page, or take it out.");
        }

        while (reader.MoveToNextAttribute())
        {
            CheckAttribute(element, reader, file);
        }

        reader.MoveToElement();
    }

    private static void CheckAttribute(string element, XmlReader reader, string file)
    {
        var (attribute, value) = (reader.LocalName, reader.Value);
        var where = $"The SVG '{file}' has <{element} {reader.Name}=\"{FileKinds.Cut(value)}\">{Line(reader)}";
        if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
        {
            return;
        }

        if (attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            throw new ContentRefusedException($"{where}, which is a script; a picture runs none.");
        }

        if (Animations.Contains(element) && attribute == "attributeName" && (value.Contains("href", StringComparison.OrdinalIgnoreCase) || value.TrimStart().StartsWith("on", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ContentRefusedException($"{where}, which changes where the picture refers to; that must stand still.");
        }

        var scheme = new string([.. value.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)).Take(20)]);
        if (scheme.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || scheme.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase) || scheme.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase))
        {
            throw new ContentRefusedException($"{where}, which is a script; a picture runs none.");
        }

        if ((attribute is "href" or "src" or "data" or "action" || (attribute == "base" && reader.Prefix == "xml")) && !IsInside(value, picture: element is "image" or "feImage"))
        {
            throw new ContentRefusedException($"{where}, which refers to something outside of the picture; allowed are parts of it (#name){(element is "image" or "feImage" ? " and pictures in it (data:image/png, jpeg, webp, gif)" : "")}.");
        }

        CheckStyle(value, $"{where}, which refers to '{{0}}'");
    }

    private static void CheckStyle(string css, string sentence)
    {
        if (!css.Contains('(', StringComparison.Ordinal) && !css.Contains('@', StringComparison.Ordinal) && !css.Contains('\\', StringComparison.Ordinal))
        {
            return;
        }

        CssReferences.Rewrite(css, (reference, _) => IsInside(reference, picture: true) || DataAddress.IsFont(reference)
            ? null
            : throw new ContentRefusedException(sentence.Replace("{0}", FileKinds.Cut(reference), StringComparison.Ordinal) + " outside of the picture; allowed are parts of it (#name), and pictures and typefaces in it (data:)."));
    }

    private static bool IsInside(string reference, bool picture) => reference.TrimStart() is "" or ['#', ..] || (picture && DataAddress.IsPicture(reference));

    private static string Line(XmlReader reader) => reader is IXmlLineInfo line && line.HasLineInfo() ? $" in line {line.LineNumber}" : "";

    private static ImageFacts Size(XmlReader reader)
    {
        var (width, height) = (Pixels(reader.GetAttribute("width")), Pixels(reader.GetAttribute("height")));
        if (width is not null && height is not null)
        {
            return new ImageFacts(width, height);
        }

        var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Pixels(box[2]) is { } boxWidth && Pixels(box[3]) is { } boxHeight ? new ImageFacts(boxWidth, boxHeight) : new ImageFacts(null, null);
    }

    private static int? Pixels(string? length)
    {
        var number = length?.Trim() ?? "";
        number = number.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? number[..^2] : number;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 1 and < 1_000_000 ? (int)Math.Round(pixels) : null;
    }
}
