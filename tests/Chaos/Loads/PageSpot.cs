namespace Actors.Tests.Chaos;

/// <summary>A piece of content as a display host tells a page of it.</summary>
internal sealed record PageSpot(string ContentId, string Sha256, double MaximumMs, string? Ticket);

/// <summary>A word of a display host to a page. Which fields are set depends on the type: `program`, `ping` or `proved`.</summary>
internal sealed record HostWord(string Type, Guid? PlayId, PageSpot? Now, double? RemainingMs, PageSpot[]? Loop, PageSpot[]? Preload, double? EveryMs, Guid[]? Ids);

/// <summary>A play as a page tells of it.</summary>
internal sealed record PagePlay(Guid Id, string Ticket, double AgoMs, double Ms);
