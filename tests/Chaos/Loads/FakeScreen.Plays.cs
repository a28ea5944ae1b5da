using System.Collections.Concurrent;

namespace Actors.Tests.Chaos;

internal sealed partial class FakeScreen
{
    /// <summary>The host takes no more in one word.</summary>
    private const int MostAtOnce = 20;

    private static readonly TimeSpan TellInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TellPatience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, (string Ticket, long Began, TimeSpan Length)> _plays = new();
    private (Guid Id, PageSpot Spot, long Began)? _running;

    private void Begin(PageSpot spot, TimeSpan time)
    {
        End();
        _running = (Guid.NewGuid(), spot, clock.GetTimestamp());
        history.Add(at => new SpotBegan(at, page, spot.ContentId, time));
    }

    private void End()
    {
        if (_running is { Spot.Ticket: { } ticket } play)
        {
            history.Add(at => new PlayMade(at, play.Id, display, play.Spot.ContentId));
            _plays[play.Id] = (ticket, play.Began, clock.GetElapsedTime(play.Began));
        }

        _running = null;
    }

    /// <summary>Tells what waits, and the next once that is taken; again when no answer comes.</summary>
    private async Task TellAsync(Func<object, Task> say, CancellationToken cancellationToken)
    {
        while (true)
        {
            var plays = _plays.OrderBy(play => play.Value.Began).Take(MostAtOnce).ToList();
            if (plays.Count > 0)
            {
                await say(new
                {
                    type = "plays",
                    plays = plays.Select(play => new PagePlay(play.Key, play.Value.Ticket, clock.GetElapsedTime(play.Value.Began).TotalMilliseconds, play.Value.Length.TotalMilliseconds)),
                    lost = 0,
                });
                var told = clock.GetTimestamp();
                while (_plays.ContainsKey(plays[0].Key) && clock.GetElapsedTime(told) < TellPatience)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), clock, cancellationToken);
                }
            }

            await Task.Delay(TellInterval, clock, cancellationToken);
        }
    }

    private void Forget(Guid[] ids)
    {
        foreach (var id in ids)
        {
            if (_plays.TryRemove(id, out _))
            {
                history.Add(at => new PlayTaken(at, id));
            }
        }
    }
}
