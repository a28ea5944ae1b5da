using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Displays;

/// <summary>The token that lets a browser be a certain screen: an HMAC of the display's id, so that nothing has to be stored.</summary>
/// <param name="secret">32 bytes or more, the same for every program that makes or accepts tokens.</param>
public sealed class ScreenTokens(byte[] secret)
{
    /// <summary>The display's token, safe in an address.</summary>
    public string For(string displayId) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("screen:" + displayId)));

    /// <summary>The path and query that open the display's page, such as `/screens/s1/checkout-3/screen-1?token=…`.</summary>
    public string PathFor(string displayId) => $"/screens/{displayId}?token={For(displayId)}";

    /// <summary>Whether the token is the display's; takes as long for a wrong one.</summary>
    public bool Accepts(string displayId, string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(For(displayId)));
}
