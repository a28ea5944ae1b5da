using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Actors.Security;

namespace Actors.Api;

/// <summary>The header `Idempotency-Key`: made by the caller for one change, so that it happens once however often it is sent.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Says that an answer is the one that was given before.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int Longest = 100;

    /// <summary>The key as grains know it, each account's apart from the others'; null for none.</summary>
    public static string? Of(HttpRequest request, Caller caller)
    {
        if (!request.Headers.TryGetValue(Header, out var values))
        {
            return null;
        }

        var key = values.ToString();
        return key.Length is > 0 and <= Longest
            ? Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.AccountId}\n{key}")))
            : throw RefusedException.Bad($"The header {Header} has {key.Length} characters; allowed are 1 to {Longest}.");
    }
}
