using System.Globalization;

namespace Actors.Running;

/// <summary>Reads how long a run lasts.</summary>
internal static class RunTime
{
    public const string Allowed = "a number with s, m or h, from 1s to 24h, such as 30s";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>`30s`, `1.5m` or `2h`; null for anything else.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var seconds = text[^1] switch { 's' => number, 'm' => number * 60, 'h' => number * 3600, _ => double.NaN };
        return seconds >= Shortest.TotalSeconds && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
