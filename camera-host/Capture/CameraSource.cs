using System.Globalization;
using System.Text.RegularExpressions;

namespace Actors.Cameras;

/// <summary>A camera's source, checked: a file, a network camera, a camera of this machine, a clip of the demo store, or the simulator.</summary>
public sealed partial record CameraSource
{
    private const string Allowed = "a file, rtsp://, rtsps://, http://, https://, /dev/videoN, usb:N, demo:NAME or sim:groups";

    private CameraSource(CameraSourceKind kind, string address)
    {
        Kind = kind;
        Address = address;
        Name = Credentials.Strip(address);
    }

    /// <summary>What kind of source it is.</summary>
    public CameraSourceKind Kind { get; }

    /// <summary>The source without credentials, for people.</summary>
    public string Name { get; }

    /// <summary>What ffmpeg opens: an absolute path, or a URL that may hold credentials.</summary>
    internal string Address { get; }

    /// <summary>Reads a source as a store file or a command line gives it.</summary>
    /// <param name="text">The source.</param>
    /// <param name="demoFolder">Where `demo:NAME` finds NAME.mp4; null where there is no demo store.</param>
    /// <exception cref="CameraSourceException">The text is no source; the message says what is allowed.</exception>
    public static CameraSource Parse(string text, string? demoFolder)
    {
        ArgumentNullException.ThrowIfNull(text);
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
