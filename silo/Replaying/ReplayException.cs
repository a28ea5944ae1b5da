namespace Actors.Replaying;

/// <summary>A replay cannot begin. The message is one sentence.</summary>
[GenerateSerializer, Alias("actors.replay-exception")]
public sealed class ReplayException(string message) : ActorsException(message);
