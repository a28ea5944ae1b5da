using System.Globalization;
using System.Text.RegularExpressions;

namespace Actors.Cameras;

/// <summary>
/// A camera's source, checked: a file, a network camera, a camera of this machine, a clip of the demo store, or the simulator.
/// A `${NAME}` in it stands for a variable of the camera host's environment; its value is never part of what people read.
/// </summary>
public sealed partial record CameraSource
{
    private const string Allowed = "a file, rtsp://, rtsps://, http://, https://, /dev/videoN, usb:N, demo:NAME or sim:groups";

    // A stand-in for variables where only the form of a source is looked at: valid as a host, a port, a number and a name.
    private const string AnyValue = "1";

    private IReadOnlyList<(string Name, string Value)> _values = [];

    private CameraSource(CameraSourceKind kind, string address)
    {
        Kind = kind;
        Address = address;
        Name = Credentials.Strip(address);
    }

    /// <summary>What kind of source it is.</summary>
    public CameraSourceKind Kind { get; }

    /// <summary>The source without credentials, for people.</summary>
    public string Name { get; private init; }

    /// <summary>What ffmpeg opens: an absolute path, or a URL that may hold credentials.</summary>
    internal string Address { get; private init; }

    /// <summary>Whether a source holds a `${NAME}`, so that only a camera host knows what it is.</summary>
    public static bool HasVariables(string text) => SourceVariables.Names(text).Count > 0;

    /// <summary>Whether a source holds a password or another secret itself, and not a variable that stands for it.</summary>
    public static bool HoldsSecret(string text) => Credentials.HoldSecret(text);

    /// <summary>Whether a source is the shopper simulator.</summary>
    public static bool IsSimulator(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.TrimStart().StartsWith("sim:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A source without credentials, for people; whether it is one does not matter.</summary>
    public static string NameOf(string text) => Credentials.Strip(text);

    /// <summary>Reads a source as a store file or a command line gives it; what its variables hold is not looked at.</summary>
    /// <param name="text">The source.</param>
    /// <param name="demoFolder">Where `demo:NAME` finds NAME.mp4; null where there is no demo store.</param>
    /// <exception cref="CameraSourceException">The text is no source; the message says what is allowed.</exception>
    public static CameraSource Parse(string text, string? demoFolder)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HasVariables(text) || SourceVariables.AreMalformed(text)
            ? Fill(text, demoFolder, _ => AnyValue) with { Address = text, _values = [] }
            : ParseFilled(text, demoFolder);
    }

    /// <summary>Reads a source to be opened.</summary>
    /// <param name="text">The source.</param>
    /// <param name="demoFolder">Where `demo:NAME` finds NAME.mp4; null where there is no demo store.</param>
    /// <param name="variable">The value of a variable; null when there is none.</param>
    /// <exception cref="CameraSourceException">The text is no source, or a variable is missing; the message names the variable and holds no value.</exception>
    public static CameraSource Resolve(string text, string? demoFolder, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(variable);
        return HasVariables(text) || SourceVariables.AreMalformed(text) ? Fill(text, demoFolder, variable) : ParseFilled(text, demoFolder);
    }

    /// <summary>A text for people, such as ffmpeg's last words about this source, without its credentials and the values of its variables.</summary>
    internal string Mask(string text) =>
        Credentials.Strip(_values.OrderByDescending(each => each.Value.Length).Aggregate(text, (masked, each) => masked.Replace(each.Value, $"${{{each.Name}}}", StringComparison.Ordinal)));

    private static CameraSource Fill(string text, string? demoFolder, Func<string, string?> variable)
    {
        if (SourceVariables.AreMalformed(text))
        {
            throw new CameraSourceException($"The camera source '{Credentials.Strip(text)}' has a '${{' that begins no variable; ${{NAME}} takes letters, digits and '_'.");
        }

        var values = SourceVariables.Names(text).Select(name => (Name: name, Value: variable(name))).ToArray();
        if (values.FirstOrDefault(each => string.IsNullOrEmpty(each.Value)).Name is { } missing)
        {
            throw new CameraSourceException($"The camera source '{Credentials.Strip(text)}' needs the variable {missing}, which the environment of its camera host does not have.");
        }

        var known = values.ToDictionary(each => each.Name, each => each.Value!, StringComparer.Ordinal);
        try
        {
            return ParseFilled(SourceVariables.Fill(text, name => known[name]), demoFolder) with
            {
                Name = Credentials.Strip(text),
                _values = [.. known.Select(each => (each.Key, each.Value))],
            };
        }
        catch (CameraSourceException)
        {
            // What that says quotes values.
            throw new CameraSourceException($"The camera source '{Credentials.Strip(text)}' is none with its variables filled in; it is {Allowed}.");
        }
    }

    private static CameraSource ParseFilled(string text, string? demoFolder)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            throw new CameraSourceException($"A camera's source is empty; it is {Allowed}.");
        }

        if (trimmed.Any(char.IsControl))
        {
            throw new CameraSourceException($"A camera's source holds a control character; it is {Allowed}.");
        }

        var scheme = Scheme().Match(trimmed);
        return scheme.Success ? WithScheme(trimmed, scheme.Groups[1].Value.ToLowerInvariant(), demoFolder)
            : Device().IsMatch(trimmed) ? new(CameraSourceKind.Device, trimmed)
            : new(CameraSourceKind.File, Path.GetFullPath(trimmed));
    }

    /// <summary>The source without credentials.</summary>
    public override string ToString() => Name;

    private static CameraSource WithScheme(string text, string scheme, string? demoFolder)
    {
        var rest = text[(scheme.Length + 1)..];
        return scheme switch
        {
            "rtsp" or "rtsps" => new(CameraSourceKind.Rtsp, Url(text)),
            "http" or "https" => new(CameraSourceKind.Http, Url(text)),
            "file" => new(CameraSourceKind.File, Path.GetFullPath(rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest)),
            "usb" when int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 64 =>
                new(CameraSourceKind.Device, $"/dev/video{number}"),
            "usb" => throw new CameraSourceException($"The camera source '{text}' names no camera; usb:N takes a number from 0 to 63."),
            "demo" => Demo(text, rest, demoFolder),
            "sim" => Simulator(text),
            _ => throw new CameraSourceException($"The camera source '{Credentials.Strip(text)}' has the unknown scheme '{scheme}:'; it is {Allowed}."),
        };
    }

    private static string Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0
            ? text
            : throw new CameraSourceException($"The camera source '{Credentials.Strip(text)}' is no URL; it has the form scheme://host/path.");

    private static CameraSource Demo(string text, string name, string? demoFolder)
    {
        if (!DemoName().IsMatch(name))
        {
            throw new CameraSourceException($"The camera source '{text}' names no demo clip; demo:NAME takes lower-case letters, digits and '-'.");
        }

        return demoFolder is null
            ? throw new CameraSourceException($"The camera source '{text}' needs the demo store's clips, which are not set up here.")
            : new(CameraSourceKind.File, Path.GetFullPath(Path.Combine(demoFolder, name + ".mp4")));
    }

    private static CameraSource Simulator(string text)
    {
        _ = SimulatorOptions.Parse(text);
        return new(CameraSourceKind.Simulator, text);
    }

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9+.\-]*):")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^/dev/video\d{1,2}$")]
    private static partial Regex Device();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9\-]{0,63}$")]
    private static partial Regex DemoName();
}
