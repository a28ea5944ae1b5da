using Actors.Displays;
using Actors.Emergencies;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Says of emergencies which screens they take over, and which of these have painted them.</summary>
internal sealed class EmergencyScreens(StoreSettings store, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>A screen that has not answered by then is one that has not acknowledged.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<IReadOnlyList<EmergencyView>> ViewAsync(IReadOnlyList<Emergency> emergencies, CancellationToken cancellationToken)
    {
        var covered = emergencies.ToDictionary(emergency => emergency, ScreensOf);
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var asked = covered.Values.SelectMany(ids => ids).Distinct().ToList();
        var acknowledged = (await Task.WhenAll(asked.Select(id => AskAsync(id, either.Token)))).Zip(asked).ToDictionary(pair => pair.Second, pair => pair.First);
        var now = clock.GetUtcNow();
        return [.. emergencies.Select(emergency => View(emergency, covered[emergency], acknowledged, now))];
    }

    private List<string> ScreensOf(Emergency emergency) =>
        [.. store.Lanes.SelectMany(lane => lane.DisplayIds.Where(id => EmergencyRules.Covers(emergency.Target, lane.LaneId, lane.Kind, id)))];

    private async Task<EmergencyAcknowledgement?> AskAsync(string displayId, CancellationToken cancellationToken)
    {
        try
        {
            return (await grains.GetGrain<IDisplayGrain>(displayId).GetSnapshotAsync(cancellationToken).AsTask().WaitAsync(cancellationToken)).Acknowledged;
        }
        catch (Exception)
        {
            // Out of reach is not acknowledged.
            return null;
        }
    }

    private EmergencyView View(Emergency emergency, List<string> covered, Dictionary<string, EmergencyAcknowledgement?> acknowledged, DateTimeOffset now) => new(
        emergency.EmergencyId,
        emergency.Headline,
        emergency.Content.ContentId,
        emergency.Content.Title,
        emergency.Severity.Name(),
        store.View(emergency.Target),
        emergency.StartsAt,
        emergency.ExpiresAt,
        emergency.RevokedAt is not null ? "revoked" : emergency.ExpiresAt <= now ? "expired" : emergency.StartsAt > now ? "to-come" : "in-force",
        emergency.FiredBy,
        emergency.Source,
        emergency.RevokedAt,
        emergency.RevokedBy,
        [.. covered.Select(id => new EmergencyScreenView(store.Within(id), acknowledged[id] is { } word && word.EmergencyId == emergency.EmergencyId ? word.At : null))]);
}
