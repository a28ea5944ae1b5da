using Actors.Displays;
using Actors.Signage;

namespace Actors.Emergencies;

/// <summary>Content that takes over screens, alone, until it is revoked or expires. Of several for one screen the gravest counts, of equals the latest.</summary>
/// <param name="EmergencyId">Its id, 1 to 200 characters; a CAP alert's own identifier.</param>
/// <param name="Headline">What it is, in one line for people.</param>
/// <param name="Content">What the screens show; never restricted.</param>
/// <param name="Target">The screens.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="StartsAt">From when.</param>
/// <param name="ExpiresAt">Until when at the latest, 10 s to 7 days after it starts.</param>
/// <param name="FiredBy">The name of the account that fired it.</param>
/// <param name="Source">Where it came from: `operator` or `cap`.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
/// <param name="RevokedBy">The name of the account that revoked it.</param>
[GenerateSerializer, Immutable, Alias("actors.emergency")]
public sealed record Emergency(
    [property: Id(0)] string EmergencyId,
    [property: Id(1)] string Headline,
    [property: Id(2)] ContentItem Content,
    [property: Id(3)] Target Target,
    [property: Id(4)] EmergencySeverity Severity,
    [property: Id(5)] DateTimeOffset StartsAt,
    [property: Id(6)] DateTimeOffset ExpiresAt,
    [property: Id(7)] string FiredBy,
    [property: Id(8)] string Source,
    [property: Id(9)] DateTimeOffset? RevokedAt = null,
    [property: Id(10)] string? RevokedBy = null);
