namespace Actors.Tests.Chaos;

public static partial class HistoryChecker
{
    private static IEnumerable<string> Facts(IReadOnlyList<HistoryEvent> history)
    {
        if (!history.Any(each => each is RunEnded))
        {
            yield return "The run has no end, so that nothing can be said about what was kept.";
            yield break;
        }

        var found = history.OfType<FactFound>().ToLookup(fact => (fact.Kind, fact.Key));
        var plays = history.OfType<PlayMade>().ToDictionary(play => play.ProofId.ToString("D"));
        var sales = history.OfType<SaleMade>().ToDictionary(sale => sale.SaleId);

        foreach (var play in history.OfType<PlayTaken>().DistinctBy(play => play.ProofId))
        {
            if (!found.Contains(("play", play.ProofId.ToString("D"))))
            {
                yield return $"The play {play.ProofId} of {plays.GetValueOrDefault(play.ProofId.ToString("D"))?.Display} was acknowledged at {Seconds(play.At)} s and is lost.";
            }
        }

        foreach (var sale in history.OfType<SaleTaken>().DistinctBy(sale => sale.SaleId))
        {
            if (!found.Contains(("sale", sale.SaleId)))
            {
                yield return $"The sale {sale.SaleId} was acknowledged at {Seconds(sale.At)} s and is lost.";
            }
        }

        foreach (var fact in found)
        {
            var ((kind, key), first) = (fact.Key, fact.First());
            if (fact.Count() > 1)
            {
                yield return $"The {kind} {key} counts {fact.Count()} times.";
            }

            var known = kind switch
            {
                "play" => plays.TryGetValue(key, out var play) && play.Display == first.Subject && play.ContentId == first.Detail,
                "sale" => sales.TryGetValue(key, out var sale) && sale.LaneId == first.Subject,
                _ => false,
            };
            if (!known)
            {
                yield return $"The {kind} {key} of {first.Subject} ({first.Detail}) was recorded, and nobody had reported such a thing.";
            }
        }
    }
}
