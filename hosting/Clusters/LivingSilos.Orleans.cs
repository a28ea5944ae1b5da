using System.Net;

namespace Actors.Clusters;

/// <summary>Asks the cluster which of its silos live.</summary>
/// <param name="grains">The client's grains, asked for only once it is connected: the client itself needs to know where silos are.</param>
internal sealed class LivingSilos(Func<IGrainFactory> grains)
{
    /// <summary>
    /// All calls to one grain take the same gateway, and one of a frozen silo answers nothing without closing. So another grain is asked
    /// each time an answer stays out, and the first answer counts.
    /// </summary>
    private const int Questions = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private long _next;

    /// <summary>The gateways of the silos that the cluster counts as alive; null when nobody answers.</summary>
    public async Task<IReadOnlySet<IPEndPoint>?> AskAsync(TimeProvider clock)
    {
        var asked = new List<Task<MembershipEntry[]>>();
        for (var question = 0; question < Questions; question++)
        {
            asked.Add(grains().GetGrain<IManagementGrain>(Interlocked.Increment(ref _next) % 64).GetDetailedHosts(onlyActive: true));
            var pause = Task.Delay(Patience, clock, CancellationToken.None);
            while (await Task.WhenAny([.. asked, pause]) is Task<MembershipEntry[]> answer)
            {
                if (answer.IsCompletedSuccessfully)
                {
                    asked.ForEach(Forget);
                    return answer.Result.Select(silo => new IPEndPoint(silo.SiloAddress.Endpoint.Address, silo.ProxyPort)).ToHashSet();
                }

                asked.Remove(answer);
                Forget(answer);
            }
        }

        asked.ForEach(Forget);
        return null;
    }

    // What is not waited for ends by itself within the client's response timeout; its fault is nobody's news.
    private static void Forget(Task<MembershipEntry[]> question) =>
        question.ContinueWith(static done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
