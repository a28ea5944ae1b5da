namespace Actors.Lanes;

/// <summary>A lane cannot do what it was asked to; the message says why.</summary>
[GenerateSerializer, Alias("actors.lane-exception")]
public sealed class LaneException(string message) : ActorsException(message);
