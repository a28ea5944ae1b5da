namespace Actors.Clusters;

/// <summary>The gate of a process that runs the grains itself.</summary>
public sealed class OpenGate : IClusterGate
{
    /// <inheritdoc />
    public bool IsOpen => true;

    /// <inheritdoc />
    public Task WaitAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
