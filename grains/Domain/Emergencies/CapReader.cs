using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Actors.Facts;

namespace Actors.Emergencies;

/// <summary>
/// Reads CAP 1.2. The file comes from outside: no DTD, no entity, nothing fetched, and no more of it than 256 KiB. Elements that screens do not
/// need are passed over, as the standard asks for.
/// </summary>
internal static class CapReader
{
    private const int MostBytes = 256 << 10;
    private const int MostInfos = 50;
    private const int LongestId = 200;
    private static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    public static (CapAlert? Alert, ImmutableArray<string> Sentences) Read(Stream xml, bool allowExercises)
    {
        ArgumentNullException.ThrowIfNull(xml);
        using var bounded = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int read; (read = xml.Read(buffer)) > 0;)
        {
            if (bounded.Length + read > MostBytes)
            {
                return TooLong();
            }

            bounded.Write(buffer, 0, read);
        }

        bounded.Position = 0;
        return Read(settings => XmlReader.Create(bounded, settings), allowExercises);
    }

    public static (CapAlert? Alert, ImmutableArray<string> Sentences) Read(string xml, bool allowExercises) => Encoding.UTF8.GetByteCount(xml) > MostBytes
        ? TooLong()
        : Read(settings => XmlReader.Create(new StringReader(xml), settings), allowExercises);

    private static (CapAlert? Alert, ImmutableArray<string> Sentences) Read(Func<XmlReaderSettings, XmlReader> open, bool allowExercises)
    {
        try
        {
            using var reader = open(new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes, MaxCharactersFromEntities = 0, IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            var root = XDocument.Load(reader).Root;
            return root?.Name == Cap + "alert"
                ? new Reading(root, allowExercises).Result()
                : (null, [$"The file is no CAP alert: its root is {{{root?.Name.NamespaceName}}}{root?.Name.LocalName}; allowed is {{{Cap.NamespaceName}}}alert, which is CAP 1.2."]);
        }
        catch (XmlException exception)
        {
            return (null, [$"The file is no XML that can be read: {exception.Message}"]);
        }
    }

    private static (CapAlert? Alert, ImmutableArray<string> Sentences) TooLong() => (null, [$"The file is longer than {MostBytes >> 10} KiB; allowed are CAP alerts up to that."]);

    /// <summary>One alert's elements, and what is wrong with them.</summary>
    private sealed class Reading(XElement root, bool allowExercises)
    {
        private readonly List<string> _sentences = [];

        public (CapAlert? Alert, ImmutableArray<string> Sentences) Result()
        {
            var identifier = Id("identifier");
            var sender = Id("sender");
            var sent = Time(root, "sent", "sent") ?? Missing("sent", "a time such as 2026-03-02T12:00:00+01:00");
            var actual = Status();
            var message = Message();
            var references = References();
            ImmutableArray<CapInfo> infos = [.. root.Elements(Cap + "info").Take(MostInfos).Select(Info)];
            if (message != CapMessage.Cancel && infos.IsEmpty)
            {
                _sentences.Add("info is missing; an alert that is to be shown says what has happened in at least one.");
            }

            if (message != CapMessage.Alert && string.IsNullOrEmpty(Text(root, "references")))
            {
                _sentences.Add("references is missing; an Update or Cancel names the alerts that it is about, as sender,identifier,sent.");
            }

            return _sentences.Count > 0
                ? (null, [.. _sentences])
                : (new CapAlert(identifier, sender, sent, actual, message, references, infos), []);
        }

        private bool Status()
        {
            var status = Text(root, "status");
            if (status is not ("Actual" or "Exercise" or "System" or "Test"))
            {
                _sentences.Add(status is "Draft"
                    ? "status is Draft, which is not to be acted on; allowed is Actual."
                    : $"status is {PlainText.Quote(status)}; allowed is Actual.");
            }
            else if (status != "Actual" && !allowExercises)
            {
                _sentences.Add($"status is {status}, which is not meant for the public; allowed is Actual, unless exercises are asked for.");
            }

            return status == "Actual";
        }

        private CapMessage Message()
        {
            var type = Text(root, "msgType");
            if (type is not ("Alert" or "Update" or "Cancel"))
            {
                _sentences.Add($"msgType is {PlainText.Quote(type)}; allowed are Alert, Update and Cancel.");
            }

            return type switch { "Update" => CapMessage.Update, "Cancel" => CapMessage.Cancel, _ => CapMessage.Alert };
        }

        /// <summary>Written as `sender,identifier,sent` with spaces between them.</summary>
        private ImmutableArray<string> References()
        {
            var references = ImmutableArray.CreateBuilder<string>();
            foreach (var reference in (Text(root, "references") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = reference.Split(',');
                if (parts.Length != 3 || parts[1].Length == 0)
                {
                    _sentences.Add($"references holds {PlainText.Quote(reference)}; allowed is sender,identifier,sent.");
                }
                else
                {
                    references.Add(parts[1]);
                }
            }

            return references.ToImmutable();
        }

        private CapInfo Info(XElement info, int index)
        {
            var name = $"info[{index}]";
            var kind = Text(info, "event") ?? "";
            if (kind.Length == 0)
            {
                _sentences.Add($"{name}.event is missing; allowed is what kind of event it is.");
            }

            var severity = Text(info, "severity");
            if (!Enum.TryParse<EmergencySeverity>(severity, ignoreCase: false, out var grave) || !Enum.IsDefined(grave) || grave.ToString() != severity)
            {
                _sentences.Add($"{name}.severity is {PlainText.Quote(severity)}; allowed are Extreme, Severe, Moderate, Minor and Unknown.");
            }

            var starts = Time(info, "onset", $"{name}.onset") ?? Time(info, "effective", $"{name}.effective");
            var expires = Time(info, "expires", $"{name}.expires");
            if (starts is { } from && expires <= from)
            {
                _sentences.Add(FormattableString.Invariant($"{name}.expires is {expires:O}; allowed is a time after its beginning, {from:O}."));
            }

            return new CapInfo(
                Text(info, "language") is { Length: > 0 } language ? language : "en-US", kind, Text(info, "headline") is { Length: > 0 } headline ? headline : kind,
                Text(info, "description") ?? "", Text(info, "instruction") ?? "", grave, starts, expires,
                [.. info.Elements(Cap + "area").Select(area => Text(area, "areaDesc")).OfType<string>().Where(static area => area.Length > 0)],
                Text(info, "senderName") ?? "");
        }

        /// <summary>An identifier has no spaces, commas or `&lt;` and `&amp;`, says the standard, for it stands in the references of others.</summary>
        private string Id(string name)
        {
            var id = Text(root, name);
            if (id is null or "" || id.Length > LongestId || id.Any(static letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is ',' or '<' or '&'))
            {
                _sentences.Add($"{name} is {PlainText.Quote(id)}; allowed are 1 to {LongestId} characters without spaces, commas, < and &.");
            }

            return id ?? "";
        }

        private DateTimeOffset? Time(XElement parent, string name, string path)
        {
            if (Text(parent, name) is not { Length: > 0 } text)
            {
                return null;
            }

            // With its zone, always: a time without one would be somebody else's.
            string[] formats = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];
            if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return time;
            }

            _sentences.Add($"{path} is {PlainText.Quote(text)}; allowed is a time with its zone, such as 2026-03-02T12:00:00+01:00.");
            return null;
        }

        private DateTimeOffset Missing(string name, string allowed)
        {
            if (!_sentences.Exists(sentence => sentence.StartsWith($"{name} ", StringComparison.Ordinal)))
            {
                _sentences.Add($"{name} is missing; allowed is {allowed}.");
            }

            return default;
        }

        private static string? Text(XElement parent, string name) => parent.Element(Cap + name)?.Value.Trim();
    }
}
