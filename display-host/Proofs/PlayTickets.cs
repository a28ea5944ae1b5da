using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>
/// Writes and reads tickets: the facts of a play and an HMAC over them. So a host that never saw the program, because it started later or
/// another host served the page, can prove what was played, and nothing has to be remembered for as long as a page may be cut off.
/// </summary>
internal sealed class PlayTickets(IOptions<DisplayHostOptions> options)
{
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("play:");

    public string Write(PlayTicket ticket)
    {
        var written = new Written(
            ticket.DisplayId, ticket.PlayId, ticket.ContentId, ticket.Sha256, (long)ticket.FullLength.TotalMilliseconds, ticket.IssuedAt.ToUnixTimeMilliseconds(),
            ticket.CampaignId, ticket.ZoneId);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(written);
        return $"{Base64Url.EncodeToString(bytes)}.{Base64Url.EncodeToString(Sign(bytes))}";
    }

    /// <summary>The ticket; null when no host of this store has written it.</summary>
    public PlayTicket? Read(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !Base64Url.IsValid(text.AsSpan(0, dot)) || !Base64Url.IsValid(text.AsSpan(dot + 1)))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text.AsSpan(0, dot));
        return CryptographicOperations.FixedTimeEquals(Sign(bytes), Base64Url.DecodeFromChars(text.AsSpan(dot + 1)))
            && JsonSerializer.Deserialize<Written>(bytes) is { } written
            ? new PlayTicket(
                written.Display, written.Play, written.Content, written.Sha256, TimeSpan.FromMilliseconds(written.FullMs), DateTimeOffset.FromUnixTimeMilliseconds(written.IssuedMs),
                written.Campaign, written.Zone)
            : null;
    }

    private byte[] Sign(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, options.Value.TokenSecret);
        hash.AppendData(Purpose);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    private sealed record Written(
        [property: JsonPropertyName("d")] string Display,
        [property: JsonPropertyName("p")] Guid Play,
        [property: JsonPropertyName("c")] string Content,
        [property: JsonPropertyName("h")] string Sha256,
        [property: JsonPropertyName("m")] long FullMs,
        [property: JsonPropertyName("i")] long IssuedMs,
        [property: JsonPropertyName("k"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Campaign = null,
        [property: JsonPropertyName("z"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Zone = null);
}
