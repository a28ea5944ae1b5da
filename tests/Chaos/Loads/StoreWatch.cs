using System.Globalization;
using System.Net.Http.Json;

namespace Actors.Tests.Chaos;

/// <summary>Asks every server again and again what it says of the lanes, and how many activations of each lane it has.</summary>
internal sealed class StoreWatch(IReadOnlyList<Uri> servers, History history, HttpClient http, TimeProvider clock)
{
    private const string Activations = "actors_lane_activations{lane=\"";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Task.WhenAll([.. servers.Select(server => LookAsync(server, end)), CountAsync(end)]);
            await Task.Delay(Interval, clock, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(Uri server, CancellationToken end)
    {
        try
        {
            foreach (var lane in await http.GetFromJsonAsync<Lane[]>(new Uri(server, "api/v1/lanes"), end) ?? [])
            {
                history.Add(at => new AudienceSeen(at, server.Authority, lane.Id, lane.Audience.Count, lane.At));
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            if (!end.IsCancellationRequested)
            {
                history.Add(at => new CallFailed(at, server.Authority, "lanes: " + fault.Message, fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }));
            }
        }
    }

    private async Task CountAsync(CancellationToken end)
    {
        var counts = new Dictionary<string, int>();
        foreach (var text in await Task.WhenAll(servers.Select(server => MetricsAsync(server, end))))
        {
            foreach (var line in text.Split('\n').Where(line => line.StartsWith(Activations, StringComparison.Ordinal)))
            {
                var lane = line[Activations.Length..line.IndexOf('"', Activations.Length)];
                counts[lane] = counts.GetValueOrDefault(lane) + (int)double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
            }
        }

        foreach (var (lane, count) in counts)
        {
            history.Add(at => new DecidersSeen(at, lane, count));
        }
    }

    private async Task<string> MetricsAsync(Uri server, CancellationToken end)
    {
        try
        {
            return await http.GetStringAsync(new Uri(server, "metrics"), end);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            return "";
        }
    }

    private sealed record Lane(string Id, Audience Audience, string At);

    private sealed record Audience(int Count);
}
