namespace Actors.Tests.Chaos;

/// <summary>What one fault of one silo cost.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Silo">The silo.</param>
/// <param name="Lanes">How many lanes it had.</param>
/// <param name="ResumeSeconds">From the fault until every lane decides at its pace again; that of the slowest lane.</param>
/// <param name="FailedCalls">Requests of tills and consoles that a server had taken and then failed; not those that found its door closed.</param>
/// <param name="HostComplaints">Warnings of camera and display hosts.</param>
/// <param name="ScreenGapSeconds">The longest that any page stood still beyond the time of its spot.</param>
/// <param name="TimerLateSeconds">The latest that the machine ran a timer of the test's own, which plays the pages.</param>
internal sealed record Outage(
    string Fault, string Silo, int Lanes, double ResumeSeconds, int FailedCalls, int HostComplaints, double ScreenGapSeconds, double TimerLateSeconds)
{
    /// <summary>Lanes decide once a second while they play spots of one second; a page is told with it. So long a silence is none of theirs.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2.5);

    public static Outage Of(IReadOnlyList<HistoryEvent> history, IReadOnlyList<string> lanes, string fault, string silo, int had, TimeSpan began, TimeSpan ended, int complaints)
    {
        IReadOnlyList<HistoryEvent> during = [.. history.Where(each => each.At >= began - TimeSpan.FromSeconds(5) && each.At <= ended)];
        return new Outage(
            fault,
            silo,
            had,
            lanes.Max(lane => Resumed(HistoryChecker.Decisions(during, lane), began, ended).TotalSeconds),
            during.OfType<CallFailed>().Count(call => call.At >= began && !call.Refused),
            complaints,
            HistoryChecker.LongestStandstill(during).TotalSeconds,
            during.OfType<TimerLate>().Select(late => late.By.TotalSeconds).DefaultIfEmpty().Max());
    }

    /// <summary>The lane's first decision after the fault, or the end of its last silence.</summary>
    internal static TimeSpan Resumed(IReadOnlyList<TimeSpan> decisions, TimeSpan began, TimeSpan ended)
    {
        var resumed = decisions.FirstOrDefault(at => at > began, ended) - began;
        var last = decisions.LastOrDefault(at => at <= began, began);
        foreach (var at in decisions.Where(at => at > began).Append(ended))
        {
            if (at - last > Silence)
            {
                resumed = at - began;
            }

            last = at;
        }

        return resumed;
    }
}
