using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Security;

/// <summary>The one secret that lets a person or a program change this store. Made at the first start, kept in a file that only its owner may read.</summary>
internal sealed class OperatorKey
{
    /// <summary>256 bits: out of reach of guessing whatever the rate.</summary>
    private const int SecretBytes = 32;

    private readonly byte[] _hash;

    private OperatorKey(string text)
    {
        Text = text;
        _hash = Hash(text);
    }

    /// <summary>The key as a person pastes it.</summary>
    public string Text { get; }

    /// <summary>Reads the key, or makes one where there is none.</summary>
    /// <exception cref="StartRefusedException">The file cannot be read or made, or holds no key.</exception>
    public static OperatorKey LoadOrCreate(string file) => new(Base64Url.EncodeToString(SecretFile.LoadOrCreate(file, SecretBytes)));

    /// <summary>Compares in constant time: how long it takes tells nothing about how much of a guess was right.</summary>
    public bool Matches(string offered) => CryptographicOperations.FixedTimeEquals(_hash, Hash(offered));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
