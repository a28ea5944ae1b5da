namespace Actors.Tests.Chaos;

public static partial class HistoryChecker
{
    /// <summary>The moments at which a lane's decisions reached a first page.</summary>
    public static IReadOnlyList<TimeSpan> Decisions(IReadOnlyList<HistoryEvent> history, string laneId)
    {
        ArgumentNullException.ThrowIfNull(history);
        var known = new HashSet<Guid>();
        return [.. history.OfType<ProgramTold>().Where(told => LaneOf(told.Display) == laneId && known.Add(told.PlayId)).Select(told => told.At)];
    }

    private static IEnumerable<string> Recovery(IReadOnlyList<HistoryEvent> history, HistoryRules rules)
    {
        var end = history.Count == 0 ? TimeSpan.Zero : history[^1].At;
        foreach (var lane in rules.Lanes)
        {
            var decisions = Decisions(history, lane);
            if (decisions.Count == 0)
            {
                yield return $"The lane {lane} never decided.";
                continue;
            }

            foreach (var healed in history.OfType<FaultHealed>())
            {
                var limit = healed.At + rules.RecoverWithin;
                if (limit <= end && !decisions.Any(at => at > healed.At && at <= limit))
                {
                    yield return $"The lane {lane} did not decide within {Seconds(rules.RecoverWithin)} s after '{healed.Fault}' of {healed.Part} was over at {Seconds(healed.At)} s.";
                }
            }

            if (history.OfType<FaultHealed>().LastOrDefault() is { } last && !decisions.Any(at => at > last.At))
            {
                yield return $"The lane {lane} did not decide any more after '{last.Fault}' of {last.Part} at {Seconds(last.At)} s.";
            }
        }
    }

    /// <summary>Servers are asked one after the other, so a lane that moves may be counted twice once; twice in a row it has two activations.</summary>
    private static IEnumerable<string> Deciders(IReadOnlyList<HistoryEvent> history, HistoryRules rules)
    {
        foreach (var (from, to) in Settled(history, rules))
        {
            foreach (var lane in history.OfType<DecidersSeen>().Where(seen => seen.At >= from && seen.At <= to).GroupBy(seen => seen.LaneId))
            {
                foreach (var (before, after) in lane.Zip(lane.Skip(1)).Where(pair => pair.First.Count > 1 && pair.Second.Count > 1).Take(1))
                {
                    yield return $"The lane {lane.Key} has {after.Count} activations at {Seconds(before.At)} s and at {Seconds(after.At)} s, long after the last fault.";
                }
            }
        }
    }

    /// <summary>Pages of one display at different hosts must be told the same plays; a busy page may be told only the newest of several.</summary>
    private static IEnumerable<string> Agreement(IReadOnlyList<HistoryEvent> history, HistoryRules rules)
    {
        var least = TimeSpan.FromSeconds(5);
        foreach (var (from, to) in Settled(history, rules).Where(time => time.To - time.From >= least))
        {
            foreach (var display in history.OfType<ProgramTold>().Where(told => told.At >= from && told.At <= to).GroupBy(told => told.Display))
            {
                var pages = display.GroupBy(told => told.Page).Select(page => page.Select(told => told.PlayId).ToHashSet()).ToList();
                if (pages.Count > 1 && !pages[0].Any(play => pages.All(page => page.Contains(play))))
                {
                    yield return $"The pages of {display.Key} were told different plays from {Seconds(from)} s to {Seconds(to)} s.";
                }
            }
        }
    }

    private static IEnumerable<string> Audiences(IReadOnlyList<HistoryEvent> history, HistoryRules rules)
    {
        var longest = rules.SightingTimeToLive + rules.Polling;
        TimeSpan? gone = null;
        var told = new Dictionary<(string, string), AudienceSeen>();
        foreach (var each in history)
        {
            switch (each)
            {
                case CamerasGone:
                    gone = each.At;
                    break;
                case CamerasBack:
                    gone = null;
                    break;
                case AudienceSeen seen:
                    var key = (seen.Server, seen.LaneId);
                    if (gone is { } since && seen.Count > 0 && seen.At - since > longest)
                    {
                        yield return $"{seen.Server} says at {Seconds(seen.At)} s that {seen.Count} people stand at {seen.LaneId}, whose camera has been gone for {Seconds(seen.At - since)} s.";
                        gone = null;
                    }

                    if (seen.Count == 0 || !told.TryGetValue(key, out var first) || first.Of != seen.Of)
                    {
                        told[key] = seen;
                    }
                    else if (first.Count > 0 && seen.At - first.At > longest)
                    {
                        yield return $"{seen.Server} says at {Seconds(seen.At)} s what it has said of {seen.LaneId} since {Seconds(first.At)} s: {seen.Count} people.";
                        told[key] = seen;
                    }

                    break;
            }
        }
    }

    private static string LaneOf(string displayId) => displayId[..displayId.LastIndexOf('/')];
}
