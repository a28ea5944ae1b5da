using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Actors.Api;

/// <summary>ETags: the version of an item in quotes, and what a caller says about it so that nobody overwrites what somebody else has changed meanwhile.</summary>
internal static class Preconditions
{
    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that a change was made from: 0 for `If-None-Match: *`, which says that there is none yet.</summary>
    /// <exception cref="RefusedException">428 where the request says neither.</exception>
    public static long Expected(HttpRequest request, bool mayMake)
    {
        var (match, noneMatch) = (request.Headers[HeaderNames.IfMatch].ToString(), request.Headers[HeaderNames.IfNoneMatch].ToString());
        if (mayMake && noneMatch.Length > 0)
        {
            return noneMatch.Trim() == "*" && match.Length == 0 ? 0 : throw RefusedException.Bad($"The header If-None-Match is {BodyValue.Cut(noneMatch)}; allowed is * by itself, for what is not there yet.");
        }

        return match.Length > 0
            ? Version(match)
            : throw new RefusedException(
                StatusCodes.Status428PreconditionRequired,
                mayMake
                    ? "This needs the header If-Match with the version that was read, such as \"3\" in its quotes, or If-None-Match: * to make what is not there yet."
                    : "This needs the header If-Match with the version that was read, such as \"3\" in its quotes.");
    }

    /// <summary>The version that a change was made from; null where the request does not say.</summary>
    public static long? Given(HttpRequest request) => request.Headers[HeaderNames.IfMatch].ToString() is { Length: > 0 } match ? Version(match) : null;

    /// <summary>Whether the caller has this version already.</summary>
    public static bool IsKnown(HttpRequest request, long version) =>
        request.Headers[HeaderNames.IfNoneMatch].ToString().Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == Tag(version) || tag == "W/" + Tag(version) || tag == "*");

    private static long Version(string match) =>
        match.Trim() is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? version
            : throw RefusedException.Bad($"The header If-Match is {BodyValue.Cut(match)}; allowed is one version in quotes, such as \"3\".");
}
