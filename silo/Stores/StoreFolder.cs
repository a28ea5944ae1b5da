using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Actors.Cameras;

namespace Actors.Stores;

/// <summary>The folder in which a store file lies, and the one that set-up fills.</summary>
/// <param name="folder">The store file's folder, absolute.</param>
/// <param name="demoFolder">Where `demo:NAME` is found.</param>
internal sealed partial class StoreFolder(string folder, string demoFolder) : IStoreFolder
{
    public string? ComplaintAbout(string source)
    {
        try
        {
            _ = CameraSource.Parse(source, demoFolder);
        }
        catch (CameraSourceException refusal)
        {
            return refusal.Message;
        }

        if (CameraSource.HasVariables(source))
        {
            // What it stands for is known to the camera host alone.
            return null;
        }

        if (source.StartsWith("demo:", StringComparison.Ordinal))
        {
            return File.Exists(Path.Combine(demoFolder, source["demo:".Length..] + ".mp4")) ? null : NotMade(source);
        }

        return IsFile(source) && !File.Exists(Resolve(source)) ? $"The file \"{source}\" does not exist in {folder}." : null;
    }

    public ContentFinding Find(ContentFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = Resolve(file);
        if (!File.Exists(path))
        {
            return new ContentFinding(null, file.MadeBySetup
                ? NotMade($"demo:{file.Path}")
                : $"The file \"{file.Path}\" does not exist in {folder}.");
        }

        try
        {
            using var stream = File.OpenRead(path);
            return stream.Length == 0
                ? new ContentFinding(null, $"The file \"{file.Path}\" is empty.")
                : new ContentFinding(Convert.ToHexStringLower(SHA256.HashData(stream)), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new ContentFinding(null, $"The file \"{file.Path}\" cannot be read: {fault.Message}");
        }
    }

    /// <summary>Where a content file lies, absolute.</summary>
    public string Resolve(ContentFile file) => Path.GetFullPath(Path.Combine(file.MadeBySetup ? demoFolder : folder, file.Path));

    /// <summary>A camera's source with a relative path made absolute; anything else, and what holds a variable, as it is.</summary>
    public string Resolve(string source) => !IsFile(source) || CameraSource.HasVariables(source) ? source : Path.GetFullPath(Path.Combine(folder, source));

    private static bool IsFile(string source) => !Scheme().IsMatch(source) && !source.StartsWith("/dev/", StringComparison.Ordinal);

    private static string NotMade(string name) => $"\"{name}\" is not made yet; ./actors setup makes it.";

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();
}
