using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Security;

/// <summary>A random secret in a file that only its owner may read.</summary>
internal static class SecretFile
{
    /// <summary>Reads a secret, or makes one where there is none.</summary>
    /// <param name="file">The file; one line of base64url.</param>
    /// <param name="bytes">Length of the secret, and the least that is accepted.</param>
    /// <exception cref="StartRefusedException">The file cannot be read or made, or holds no such secret.</exception>
    public static byte[] LoadOrCreate(string file, int bytes)
    {
        try
        {
            if (!File.Exists(file))
            {
                Create(file, bytes);
            }

            var text = File.ReadAllText(file).Trim();
            var secret = Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];
            return secret.Length >= bytes
                ? secret
                : throw new StartRefusedException($"The file '{file}' holds no secret: expected is one line of base64url for {bytes} bytes or more; delete it to get a new one.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The file '{file}' cannot be read or made: {fault.Message}", fault);
        }
    }

    private static void Create(string file, int bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes)) + "\n"));
    }
}
