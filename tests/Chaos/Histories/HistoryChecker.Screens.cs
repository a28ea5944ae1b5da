namespace Actors.Tests.Chaos;

public static partial class HistoryChecker
{
    /// <summary>The longest that any page stood still beyond the time of its spot.</summary>
    public static TimeSpan LongestStandstill(IReadOnlyList<HistoryEvent> history) =>
        Standstills(history).Select(each => each.Length).DefaultIfEmpty(TimeSpan.Zero).Max();

    private static IEnumerable<string> Screens(IReadOnlyList<HistoryEvent> history, HistoryRules rules)
    {
        var waiting = new Dictionary<string, LinkOpened>();
        foreach (var each in history)
        {
            switch (each)
            {
                case LinkOpened link:
                    waiting[link.Page] = link;
                    break;
                case ProgramTold told when waiting.Remove(told.Page, out var link) && told.At - link.At > rules.ProgramWithin:
                    yield return $"The page {told.Page} was open at {link.Host} from {Seconds(link.At)} s on and was told its first program {Seconds(told.At - link.At)} s later.";
                    break;
                case LinkLost lost when waiting.Remove(lost.Page, out var link) && lost.At - link.At > rules.ProgramWithin:
                    yield return $"The page {lost.Page} was open at {link.Host} from {Seconds(link.At)} s on and was told no program in {Seconds(lost.At - link.At)} s.";
                    break;
                case PageClosed closed:
                    waiting.Remove(closed.Page);
                    break;
            }
        }

        var end = history.Count == 0 ? TimeSpan.Zero : history[^1].At;
        foreach (var link in waiting.Values.Where(link => end - link.At > rules.ProgramWithin))
        {
            yield return $"The page {link.Page} was open at {link.Host} from {Seconds(link.At)} s on and was told no program.";
        }

        foreach (var (page, from, length) in Standstills(history).Where(each => each.Length > rules.SpotOverrun))
        {
            yield return $"The page {page} stood still for {Seconds(length)} s from {Seconds(from)} s on: its spot was over, and nothing followed.";
        }
    }

    private static IEnumerable<(string Page, TimeSpan From, TimeSpan Length)> Standstills(IReadOnlyList<HistoryEvent> history)
    {
        var showing = new Dictionary<string, SpotBegan>();
        foreach (var each in history)
        {
            var page = each switch { SpotBegan began => began.Page, PageClosed closed => closed.Page, _ => null };
            if (page is null)
            {
                continue;
            }

            if (showing.Remove(page, out var before) && each.At > before.At + before.For)
            {
                yield return (page, before.At + before.For, each.At - before.At - before.For);
            }

            if (each is SpotBegan now)
            {
                showing[page] = now;
            }
        }

        foreach (var last in showing.Values.Where(last => last.At + last.For < history[^1].At))
        {
            yield return (last.Page, last.At + last.For, history[^1].At - last.At - last.For);
        }
    }
}
