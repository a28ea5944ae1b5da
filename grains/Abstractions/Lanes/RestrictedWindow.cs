using Actors.Displays;

namespace Actors.Lanes;

/// <summary>The hours in which a lane may show one restricted category, every day, in the store's zone.</summary>
/// <param name="Category">The category that is switched on.</param>
/// <param name="From">First minute of the window.</param>
/// <param name="To">End of the window, exclusive; before <paramref name="From"/> it lies on the next day.</param>
[GenerateSerializer, Immutable, Alias("actors.restricted-window")]
public sealed record RestrictedWindow(
    [property: Id(0)] ContentCategory Category,
    [property: Id(1)] TimeOnly From,
    [property: Id(2)] TimeOnly To);
