namespace Actors.Lanes;

/// <summary>The log of decisions cannot be reached, written or read; the message says why.</summary>
[GenerateSerializer, Alias("actors.decision-log-exception")]
public sealed class DecisionLogException(string message, Exception cause) : ActorsException(message, cause);
