using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Actors.Security;

namespace Actors.Serving;

/// <summary>Says that a browser has shown the operator key: the moment at which that runs out, signed with the key, so that every silo knows it.</summary>
internal sealed class DashboardCookie(OperatorKey key, TimeProvider clock)
{
    private const string Name = "actors-dashboard";
    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    public void Give(HttpContext context)
    {
        var until = (clock.GetUtcNow() + Length).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        context.Response.Cookies.Append(Name, $"{until}.{Signature(until)}", new CookieOptions
        {
            Path = "/dashboard",
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = Length,
        });
    }

    public bool IsShown(HttpContext context)
    {
        if (context.Request.Cookies[Name]?.Split('.') is not [var until, var signature] || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Signature(until)))
            && seconds > clock.GetUtcNow().ToUnixTimeSeconds();
    }

    private string Signature(string until) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Text), Encoding.UTF8.GetBytes("dashboard:" + until)));
}
