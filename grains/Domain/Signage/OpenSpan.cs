namespace Actors.Signage;

/// <summary>A time in which something is open.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">Its end, exclusive.</param>
public readonly record struct OpenSpan(DateTimeOffset From, DateTimeOffset To);
