using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Actors.Displays;

/// <summary>One proof as a line of the journal: 16 hex digits that check the rest, a space, the proof as JSON.</summary>
internal static class JournalLine
{
    private const int CheckDigits = 16;
    private const byte Space = (byte)' ';
    private const byte End = (byte)'\n';

    public static byte[] Write(PlayProof proof)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(proof);
        return [.. Encoding.ASCII.GetBytes(Check(json)), Space, .. json, End];
    }

    /// <summary>The proof of a line without its end; null when the line is damaged.</summary>
    public static PlayProof? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= CheckDigits || line[CheckDigits] != Space)
        {
            return null;
        }

        var json = line[(CheckDigits + 1)..];
        try
        {
            return Encoding.ASCII.GetString(line[..CheckDigits]) == Check(json) ? JsonSerializer.Deserialize<PlayProof>(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Check(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json))[..CheckDigits];
}
