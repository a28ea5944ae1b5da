namespace Actors.Signage;

/// <summary>Whether something is open.</summary>
/// <param name="Open">Whether it is.</param>
/// <param name="Until">Until when at least that stays so; the largest moment for always.</param>
internal readonly record struct OpenState(bool Open, DateTimeOffset Until);
