using System.Collections;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Actors.Settings;

/// <summary>
/// Reads a program's settings from the environment, where their names begin with `ACTORS_` and `__` nests, and from a JSON file of the same
/// names. The environment wins. Everything that is wrong is collected, so that one start tells it all.
/// </summary>
public sealed class SettingReader
{
    private const string Prefix = "ACTORS_";
    private const string FileOption = "--settings";

    private readonly Dictionary<string, (string Value, string Origin)> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _wrong = [];

    /// <summary>Reads what a command line and an environment give.</summary>
    /// <param name="arguments">Empty, or `--settings FILE`.</param>
    /// <param name="environment">Names and values, as <see cref="Environment.GetEnvironmentVariables()"/> returns them.</param>
    /// <exception cref="SettingsException">The arguments are others, or the file cannot be read or is no JSON object.</exception>
    public SettingReader(IReadOnlyList<string> arguments, IDictionary environment)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(environment);
        switch (arguments)
        {
            case []:
                break;
            case [FileOption, var file]:
                ReadFile(file);
                break;
            default:
                throw new SettingsException($"The arguments are '{string.Join(' ', arguments)}'; allowed are none, or {FileOption} FILE.");
        }

        foreach (DictionaryEntry entry in environment)
        {
            if (entry is { Key: string name, Value: string value } && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                _given[name[Prefix.Length..]] = (value, name);
            }
        }
    }

    /// <summary>A text; the fallback where nothing or an empty text is given.</summary>
    public string? Text(string name, string? fallback = null)
    {
        _asked.Add(name);
        return _given.TryGetValue(name, out var given) && given.Value.Trim() is { Length: > 0 } text ? text : fallback;
    }

    /// <summary>A text that must be given.</summary>
    /// <param name="name">The setting without its prefix, such as `DATABASE__HOST`.</param>
    /// <param name="meaning">What it is, for the sentence that asks for it.</param>
    public string Required(string name, string meaning)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        Refuse($"{Prefix}{name} is missing; it is {meaning}.");
        return "";
    }

    /// <summary>A whole number in a range.</summary>
    public int Number(string name, int fallback, int least, int greatest)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest)
        {
            return number;
        }

        Refuse(name, text, $"{least} to {greatest}");
        return fallback;
    }

    /// <summary>A port, 1 to 65535, or 0 where any free one will do.</summary>
    public int Port(string name, int fallback, bool any = false) => Number(name, fallback, any ? 0 : 1, IPEndPoint.MaxPort);

    /// <summary>An IP address; `localhost` is 127.0.0.1.</summary>
    public IPAddress Address(string name, IPAddress fallback)
    {
        var text = Text(name);
        if (text is null)
        {
            return fallback;
        }

        if (text.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        Refuse(name, text, "an IP address, such as 127.0.0.1, or 0.0.0.0 for all of this machine's");
        return fallback;
    }

    /// <summary>An address of the web without query; null where none is given.</summary>
    public Uri? Web(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri!.Query.Length == 0)
        {
            return uri;
        }

        Refuse(name, text, "an address such as https://screens.example");
        return null;
    }

    /// <summary>A file or folder that is there; null where none is given.</summary>
    public string? Existing(string name)
    {
        if (Text(name) is not { } path)
        {
            return null;
        }

        if (Path.Exists(path))
        {
            return Path.GetFullPath(path);
        }

        Refuse(name, path, "a path that exists");
        return null;
    }

    /// <summary>Notes a wrong value.</summary>
    public void Refuse(string name, string value, string allowed) => Refuse($"{Prefix}{name} is '{value}'; allowed is {allowed}.");

    /// <summary>Notes anything else that is wrong, as one sentence.</summary>
    public void Refuse(string sentence) => _wrong.Add(sentence);

    /// <summary>Ends the reading.</summary>
    /// <exception cref="SettingsException">A setting is wrong or missing, or one was given that the program does not know.</exception>
    public void Finish()
    {
        // A variable without '__' may be another's: ACTORS_HOME is the launcher's, and a cluster puts its services' addresses there.
        foreach (var (name, (_, origin)) in _given.Where(given => !_asked.Contains(given.Key)).OrderBy(given => given.Key, StringComparer.Ordinal))
        {
            if (name.Contains("__", StringComparison.Ordinal) || origin != Prefix + name)
            {
                _wrong.Add($"{origin} is no setting of this program; known are {string.Join(", ", _asked.Order(StringComparer.Ordinal).Select(each => Prefix + each))}.");
            }
        }

        if (_wrong.Count > 0)
        {
            throw new SettingsException(string.Join(Environment.NewLine, _wrong));
        }
    }

    private void ReadFile(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new SettingsException($"{FileOption} is '{file}', which is no JSON object.");
            }

            Flatten(document.RootElement, "", file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SettingsException($"{FileOption} is '{file}', which cannot be read: {fault.Message}");
        }
    }

    private void Flatten(JsonElement element, string path, string file)
    {
        foreach (var member in element.EnumerateObject())
        {
            var name = path.Length == 0 ? member.Name : $"{path}__{member.Name}";
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    Flatten(member.Value, name, file);
                    break;
                case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    _given[name] = (member.Value.ToString(), $"'{name}' in {file}");
                    break;
                default:
                    _wrong.Add($"'{name}' in {file} is {member.Value.GetRawText()}; allowed are texts, numbers, true, false and objects of these.");
                    break;
            }
        }
    }
}
