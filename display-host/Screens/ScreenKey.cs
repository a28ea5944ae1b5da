using System.Buffers.Text;

namespace Actors.Displays;

/// <summary>The secret from which the screens' tokens derive, in a file that every silo and display host of a store is given.</summary>
internal static class ScreenKey
{
    private const int LeastBytes = 32;

    /// <summary>Reads the file: one line of base64url for 32 bytes or more.</summary>
    /// <exception cref="ScreenKeyException">The file cannot be read, or holds no such secret.</exception>
    public static byte[] Read(string file)
    {
        try
        {
            var text = File.ReadAllText(file).Trim();
            var secret = Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];
            return secret.Length >= LeastBytes
                ? secret
                : throw new ScreenKeyException($"ACTORS_SCREENKEYFILE is '{file}', which holds no secret: expected is one line of base64url for {LeastBytes} bytes or more.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ScreenKeyException($"ACTORS_SCREENKEYFILE is '{file}', which cannot be read: {fault.Message}");
        }
    }
}
