namespace Actors.Facts;

/// <summary>The log of facts cannot be reached, written or read; the message says why.</summary>
[GenerateSerializer, Alias("actors.fact-log-exception")]
public sealed class FactLogException(string message, Exception cause) : ActorsException(message, cause);
