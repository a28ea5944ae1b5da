using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Displays;

/// <summary>The token that lets a browser be a certain screen: an HMAC of the display's id, so that nothing has to be stored.</summary>
/// <param name="secret">32 bytes or more, the same for every program that makes or accepts tokens.</param>
public sealed class ScreenTokens(byte[] secret)
{
    private static readonly TimeSpan TicketStep = TimeSpan.FromMinutes(5);

    /// <summary>The display's token, safe in an address.</summary>
    public string For(string displayId) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("screen:" + displayId)));

    /// <summary>The path and query that open the display's page, such as `/screens/s1/checkout-3/screen-1?token=…`.</summary>
    public string PathFor(string displayId) => $"/screens/{displayId}?token={For(displayId)}";

    /// <summary>Whether the token is the display's; takes as long for a wrong one.</summary>
    public bool Accepts(string displayId, string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(For(displayId)));

    /// <summary>
    /// The path and query of a picture of what the display shows, such as `/screens/s1/checkout-3/screen-1/picture?ticket=…`. Its ticket opens the
    /// picture alone, for 5 to 10 minutes; asked for again within 5 minutes it is mostly the same, so that a view with it stays the same too.
    /// </summary>
    public string PicturePathFor(string displayId, DateTimeOffset now)
    {
        var span = (long)TicketStep.TotalSeconds;
        var until = ((now.ToUnixTimeSeconds() / span) + 2) * span;
        return string.Create(CultureInfo.InvariantCulture, $"/screens/{displayId}/picture?ticket={until}.{PictureProof(displayId, until)}");
    }

    /// <summary>Whether the ticket opens the display's picture now.</summary>
    public bool AcceptsPicture(string displayId, string? ticket, DateTimeOffset now)
    {
        if (ticket?.Split('.') is not [var time, var proof] || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var until))
        {
            return false;
        }

        var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(PictureProof(displayId, until)));
        return right && now.ToUnixTimeSeconds() < until;
    }

    private string PictureProof(string displayId, long until) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"picture:{until}:{displayId}"))));
}
