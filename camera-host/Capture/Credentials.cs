using System.Text.RegularExpressions;

namespace Actors.Cameras;

/// <summary>Keeps a camera's user name and password out of whatever people read.</summary>
internal static partial class Credentials
{
    /// <summary>The text with `user:password@` left out of every URL, and the values of query parameters that are secrets replaced.</summary>
    public static string Strip(string text) => Secret().Replace(UserInfo().Replace(text, "$1"), "$1***");

    /// <summary>Whether the text holds a password or another secret itself, and not a variable that stands for it.</summary>
    public static bool HoldSecret(string text) =>
        UserInfo().Match(text) is { Success: true } user && user.Value[user.Groups[1].Length..^1].Split(':', 2) is [_, var password] && IsLiteral(password)
        || SecretValue().Matches(text).Any(match => IsLiteral(match.Groups[1].Value));

    private static bool IsLiteral(string value) => SourceVariables.Fill(value, _ => "").Length > 0;

    // Up to the last @ of the authority: passwords with an unescaped @ or / are common in the wild, and a path with an @ loses nothing but itself.
    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9+.\-]*://)[^\s'""]*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"([?&](?:user|usr|username|login|password|passwd|pwd|pass|token|key|auth|secret)=)[^&\s'""]*", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"[?&](?:password|passwd|pwd|pass|token|key|auth|secret)=([^&\s'""]*)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();
}
