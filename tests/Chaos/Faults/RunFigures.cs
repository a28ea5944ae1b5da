using System.Globalization;

namespace Actors.Tests.Chaos;

/// <summary>What a run was about, in one line: a run in which nothing happened proves nothing.</summary>
internal static class RunFigures
{
    public static string Of(IReadOnlyList<HistoryEvent> history) => string.Create(
        CultureInfo.InvariantCulture,
        $"{history[^1].At.TotalSeconds:0} s, {history.OfType<ProgramTold>().DistinctBy(told => told.PlayId).Count()} decisions, {history.OfType<SpotBegan>().Count()} spots, {history.OfType<PlayTaken>().Count()} plays and {history.OfType<SaleTaken>().Count()} sales acknowledged, {history.OfType<FactFound>().Count()} facts, {history.OfType<CallFailed>().Count()} failed requests, {history.OfType<LinkLost>().Count()} lost links, {history.OfType<AudienceSeen>().Count(seen => seen.Count > 0)} audiences, longest standstill {HistoryChecker.LongestStandstill(history).TotalSeconds:0.0} s, own timers late by up to {history.OfType<TimerLate>().Select(late => late.By.TotalSeconds).DefaultIfEmpty().Max():0.0} s");
}
