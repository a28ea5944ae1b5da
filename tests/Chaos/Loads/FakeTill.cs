using System.Net;
using System.Net.Http.Json;

namespace Actors.Tests.Chaos;

/// <summary>A till that records sale after sale over HTTP. One that is not taken is sent again under the same number, to the next server.</summary>
internal sealed class FakeTill(string laneId, IReadOnlyList<Uri> servers, History history, HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs until cancelled; the sale that is under way then is finished first.</summary>
    public async Task RunAsync(CancellationToken end, CancellationToken hangUp)
    {
        var lane = laneId[(laneId.IndexOf('/', StringComparison.Ordinal) + 1)..];
        for (var number = 1; !end.IsCancellationRequested; number++)
        {
            var id = $"{laneId.Replace('/', '-')}-{number}";
            history.Add(at => new SaleMade(at, id, laneId));
            var sale = new { saleId = id, lane, soldAt = clock.GetUtcNow(), lines = new[] { new { article = "4006381333931", quantity = 1 + (number % 3), amount = 1.99m * number } } };
            for (var server = number; !await TryAsync(servers[server % servers.Count], sale, id, hangUp); server++)
            {
                await Task.Delay(Pause, clock, hangUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (hangUp.IsCancellationRequested)
                {
                    return;
                }
            }

            await Task.Delay(Pause, clock, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryAsync(Uri server, object sale, string id, CancellationToken hangUp)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri(server, "api/v1/sales"), sale, hangUp);
            if (answer.IsSuccessStatusCode)
            {
                history.Add(at => new SaleTaken(at, id, laneId));
                return true;
            }

            // What is the caller's own mistake would be refused for ever.
            if (answer.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
            {
                throw new InvalidOperationException($"{server} refuses the sale {id} with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(hangUp)}");
            }

            history.Add(at => new CallFailed(at, server.Authority, $"sale {id}: {(int)answer.StatusCode}", Refused: false));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException && !hangUp.IsCancellationRequested)
        {
            history.Add(at => new CallFailed(at, server.Authority, $"sale {id}: {fault.Message}", fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        return false;
    }
}
