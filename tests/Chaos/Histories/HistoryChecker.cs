using System.Globalization;

namespace Actors.Tests.Chaos;

/// <summary>
/// Judges a history. Pure: the same history has the same violations, each one sentence that says when and where to look.
/// What it demands: what was acknowledged is kept, once, and nothing else is; no screen stands still; every lane decides again after every
/// fault, and one activation decides for it once the cluster has settled; nobody is shown an audience that is older than it may be.
/// </summary>
public static partial class HistoryChecker
{
    public static IReadOnlyList<string> Check(IReadOnlyList<HistoryEvent> history, HistoryRules rules)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(rules);
        return
        [
            .. Facts(history),
            .. Screens(history, rules),
            .. Recovery(history, rules),
            .. Deciders(history, rules),
            .. Agreement(history, rules),
            .. Audiences(history, rules),
        ];
    }

    /// <summary>When nothing was broken and what had been broken before was long over.</summary>
    private static IEnumerable<(TimeSpan From, TimeSpan To)> Settled(IReadOnlyList<HistoryEvent> history, HistoryRules rules)
    {
        var broken = 0;
        TimeSpan? from = TimeSpan.Zero + rules.SettledAfter;
        foreach (var each in history)
        {
            if (each is FaultBegan)
            {
                if (broken++ == 0 && from < each.At)
                {
                    yield return (from.Value, each.At);
                }

                from = null;
            }
            else if (each is FaultHealed && --broken == 0)
            {
                from = each.At + rules.SettledAfter;
            }
        }

        if (broken == 0 && from is { } last && history.Count > 0 && last < history[^1].At)
        {
            yield return (last, history[^1].At);
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
