namespace Actors.Displays;

/// <summary>A time in which a screen is off.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">Its end, exclusive.</param>
[GenerateSerializer, Immutable, Alias("actors.dark-window")]
public sealed record DarkWindow(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To);
