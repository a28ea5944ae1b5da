namespace Actors.Access;

/// <summary>Somebody, or a program, that may use the store's console and API. Its key is known to its owner alone.</summary>
/// <param name="AccountId">1 to 40 lower-case letters, digits and inner hyphens.</param>
/// <param name="Name">Its name for people, 1 to 200 characters.</param>
/// <param name="Role">What it may do.</param>
/// <param name="KeyHash">SHA-256 of the key, lower-case hex; keys are 32 random bytes, so that no salt is needed.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By which account.</param>
/// <param name="RevokedAt">When its key ended; null while it is good.</param>
[GenerateSerializer, Immutable, Alias("actors.account")]
public sealed record Account(
    [property: Id(0)] string AccountId,
    [property: Id(1)] string Name,
    [property: Id(2)] AccountRole Role,
    [property: Id(3)] string KeyHash,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] string CreatedBy,
    [property: Id(6)] DateTimeOffset? RevokedAt = null);
