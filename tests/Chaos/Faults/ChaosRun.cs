using System.Text.Json;
using Actors.TestKit;

namespace Actors.Tests.Chaos;

/// <summary>One run: a shop under load, one fault after the other, and a history of all that was seen.</summary>
internal sealed class ChaosRun(IShop shop, string folder, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan SteadyPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RecoverPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Peace = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Asking = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _hangUp = new();
    private readonly HistoryRules _rules = new() { Lanes = shop.File.Lanes, SightingTimeToLive = ShopFile.SightingTimeToLive };
    private readonly List<Task> _load = [];
    private Task _watch = Task.CompletedTask;

    public History History { get; } = new(clock);

    public IShop Shop => shop;

    /// <summary>Starts the load and waits until every lane has decided.</summary>
    public async Task BeginAsync()
    {
        var addresses = await AddressesAsync();
        foreach (var display in shop.File.Displays)
        {
            for (var host = 0; host < shop.DisplayHosts.Count; host++)
            {
                Uri[] hosts = [.. shop.DisplayHosts.Skip(host), .. shop.DisplayHosts.Take(host)];
                var screen = new FakeScreen($"{display}#{host}", display, addresses[display], hosts, History, shop.Http, clock);
                _load.Add(screen.RunAsync(_end.Token, _hangUp.Token));
            }
        }

        _load.AddRange(shop.File.Lanes.Take(4).Select(lane => new FakeTill(lane, shop.Servers, History, shop.Http, clock).RunAsync(_end.Token, _hangUp.Token)));
        _watch = Task.WhenAll(new StoreWatch(shop.Servers, History, shop.Http, clock).RunAsync(_hangUp.Token), WatchTimeAsync(_hangUp.Token));
        await DecidedAfterAsync(TimeSpan.Zero, SteadyPatience, "after the start");
    }

    /// <summary>Breaks a part, waits, makes it whole, and waits until every lane has decided since.</summary>
    /// <param name="fault">How.</param>
    /// <param name="part">What.</param>
    /// <param name="hold">For how long, from the beginning of the fault.</param>
    /// <param name="before">What is done at the end of that time, before anything is healed.</param>
    public async Task BreakAsync(Fault fault, Part part, TimeSpan hold, Action? before = null)
    {
        var began = clock.GetTimestamp();
        History.Add(at => new FaultBegan(at, fault.Name, part.Name));
        await fault.BeginAsync(part);
        if (hold - clock.GetElapsedTime(began) is var rest && rest > TimeSpan.Zero)
        {
            await WaitAsync(rest);
        }

        before?.Invoke();
        await fault.HealAsync(part);
        History.Add(at => new FaultHealed(at, fault.Name, part.Name));
        await DecidedAfterAsync(History.Now, RecoverPatience, $"after '{fault.Name}' of {part.Name}");
    }

    public async Task WaitAsync(TimeSpan time)
    {
        await Task.WhenAny([Task.Delay(time, clock), .. _load]);
        if (_load.FirstOrDefault(task => task.IsFaulted) is { } fault)
        {
            await fault;
        }
    }

    /// <summary>Takes all camera hosts away for longer than anybody's word is believed, and brings them back.</summary>
    public async Task BlindAsync()
    {
        var hosts = shop.Parts.Where(part => part.Kind == PartKind.CameraHost).ToList();
        History.Add(at => new FaultBegan(at, "kill -9", "all camera hosts"));
        await Task.WhenAll(hosts.Select(host => host.KillAsync()));
        History.Add(at => new CamerasGone(at));
        await WaitAsync(_rules.SightingTimeToLive + _rules.Polling + TimeSpan.FromSeconds(2));
        History.Add(at => new CamerasBack(at));
        await Task.WhenAll(hosts.Select(host => host.StartAsync()));
        History.Add(at => new FaultHealed(at, "kill -9", "all camera hosts"));
        await DecidedAfterAsync(History.Now, RecoverPatience, "after all camera hosts came back");
    }

    /// <summary>Leaves everything in peace for long enough that the checker takes the shop for settled, and looks at it.</summary>
    public Task SettleAsync() => WaitAsync(_rules.SettledAfter + Peace);

    /// <summary>Ends the load, lets what is under way arrive, and reads what the store has kept.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAny(Task.WhenAll(_load), Task.Delay(DrainPatience, clock));
        await _hangUp.CancelAsync();
        await Task.WhenAll(_load);
        await _watch;

        // What a display host has acknowledged lies on its disk, and comes to the facts by itself.
        var taken = History.Events.OfType<PlayTaken>().Select(play => play.ProofId.ToString("D")).ToHashSet();
        IReadOnlyList<KeptFact> facts;
        var began = clock.GetTimestamp();
        do
        {
            await Task.Delay(Asking, clock);
            facts = await shop.ReadFactsAsync();
        }
        while (!taken.IsSubsetOf(facts.Select(fact => fact.Key)) && clock.GetElapsedTime(began) < DrainPatience);

        foreach (var fact in facts)
        {
            var key = fact.Kind == "sale" ? fact.Key[(fact.Key.IndexOf('/', StringComparison.Ordinal) + 1)..] : fact.Key;
            using var body = JsonDocument.Parse(fact.Body);
            var detail = body.RootElement.TryGetProperty("contentId", out var content) ? content.GetString() : null;
            History.Add(at => new FactFound(at, fact.Kind, key, fact.Subject, detail));
        }

        History.Add(at => new RunEnded(at));
    }

    /// <summary>Every sentence that the checker has to say of this run.</summary>
    public IReadOnlyList<string> Check() =>
        HistoryChecker.Check(History.Events, _rules);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _hangUp.CancelAsync();
        await Task.WhenAll([.. _load, _watch]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        History.Save(Path.Combine(folder, "history.txt"));
        await shop.DisposeAsync();
        _end.Dispose();
        _hangUp.Dispose();
    }

    /// <summary>Notes how late this machine is, so that its slowness is not taken for the store's.</summary>
    private async Task WatchTimeAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            await Task.Delay(Asking, clock, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (clock.GetElapsedTime(began) - Asking is var late && late > Asking / 2)
            {
                History.Add(at => new TimerLate(at, late));
            }
        }
    }

    private async Task DecidedAfterAsync(TimeSpan moment, TimeSpan patience, string when)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var silent = shop.File.Lanes.Where(lane => !(History.LatestDecision(lane) > moment)).ToList();
            if (silent.Count == 0)
            {
                return;
            }

            if (clock.GetElapsedTime(began) > patience)
            {
                throw new DeadlineException($"Expected every lane to decide within {patience.TotalSeconds:0} s {when}; silent: {string.Join(", ", silent)}. The history and the logs are in {folder}.");
            }

            await WaitAsync(Asking);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> AddressesAsync()
    {
        using var answer = JsonDocument.Parse(await shop.Http.GetStringAsync(new Uri(shop.Servers[0], "api/v1/screens")));
        return answer.RootElement.EnumerateArray().ToDictionary(screen => screen.GetProperty("id").GetString()!, screen => new Uri(screen.GetProperty("address").GetString()!).PathAndQuery);
    }
}
