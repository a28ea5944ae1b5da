using System.Runtime.CompilerServices;
using Actors.Displays;
using Actors.Facts;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Which plays somebody asks for.</summary>
/// <param name="From">From when on.</param>
/// <param name="To">Until when, exclusive.</param>
/// <param name="DisplayId">One screen's key; null for all.</param>
/// <param name="CampaignId">One campaign; null for all.</param>
internal sealed record PlayQuery(DateTimeOffset From, DateTimeOffset To, string? DisplayId, string? CampaignId)
{
    public static readonly Query FromText = new("from", "string", "From when on: a time with its offset, or a date, which is the store's own day. Without it, a day before the end.");

    public static readonly Query ToText = new("to", "string", "Until when, exclusive: a time with its offset, or a date. Without it, now.");

    public static readonly Query Display = new("display", "string", "One screen alone, such as checkout-1/screen-1.");

    public static readonly Query Campaign = new("campaign", "string", "One campaign alone, by its id.");

    /// <summary>Reads it from a request.</summary>
    /// <exception cref="RefusedException">It is not as it must be.</exception>
    public static PlayQuery Of(HttpRequest request, StoreSettings store, StoreDays days, DateTimeOffset now, TimeSpan usual)
    {
        var (from, to) = Range(request, days, now, usual);
        var display = Display.Text(request);
        var key = display is null ? null : $"{store.StoreId}/{display}";
        return key is null || store.Lanes.Any(lane => lane.DisplayIds.Contains(key))
            ? new PlayQuery(from, to, key, Campaign.Text(request))
            : throw Display.Not(display, $"are {string.Join(", ", store.Lanes.SelectMany(lane => lane.DisplayIds).Select(id => $"'{store.Within(id)}'"))}");
    }

    /// <summary>The range of time that a request asks for.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static (DateTimeOffset From, DateTimeOffset To) Range(HttpRequest request, StoreDays days, DateTimeOffset now, TimeSpan usual)
    {
        var to = ToText.Time(request, days) ?? now;
        var from = FromText.Time(request, days) ?? (to - DateTimeOffset.MinValue > usual ? to - usual : DateTimeOffset.MinValue);
        return from <= to ? (from, to) : throw FromText.Not(FromText.Text(request), FormattableString.Invariant($"is a time before the end, {to:O}"));
    }

    /// <summary>The plays, in order of their beginning, read as they are asked for.</summary>
    public async IAsyncEnumerable<PlayFact> ReadAsync(IFactLog facts, string storeId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var fact in facts.ReadAsync(PlayFact.Kind, storeId, From, To, cancellationToken))
        {
            if ((DisplayId is null || fact.Subject == DisplayId) && PlayFact.From(fact) is var play && (CampaignId is null || play.Proof.CampaignId == CampaignId))
            {
                yield return play;
            }
        }
    }
}
