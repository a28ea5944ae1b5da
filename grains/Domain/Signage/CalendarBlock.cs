namespace Actors.Signage;

/// <summary>A time in which something of a lane's schedule is open.</summary>
/// <param name="Kind">A schedule entry, a campaign or screen hours.</param>
/// <param name="ItemId">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="From">Its first moment, with the offset that the store's clock has then.</param>
/// <param name="To">Its end, exclusive, with the offset that the store's clock has then.</param>
/// <param name="Priority">Its priority; 0 for screen hours.</param>
public sealed record CalendarBlock(SignageKind Kind, string ItemId, string Name, DateTimeOffset From, DateTimeOffset To, int Priority);
