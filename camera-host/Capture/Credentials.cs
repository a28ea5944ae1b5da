using System.Text.RegularExpressions;

namespace Actors.Cameras;

/// <summary>Keeps a camera's user name and password out of whatever people read.</summary>
internal static partial class Credentials
{
    /// <summary>The text with `user:password@` left out of every URL, and the values of query parameters that are secrets replaced.</summary>
    public static string Strip(string text) => Secret().Replace(UserInfo().Replace(text, "$1"), "$1***");

    // Up to the last @ of the authority: passwords with an unescaped @ or / are common in the wild, and a path with an @ loses nothing but itself.
    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9+.\-]*://)[^\s'""]*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"([?&](?:user|usr|username|login|password|passwd|pwd|pass|token|key|auth|secret)=)[^&\s'""]*", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
