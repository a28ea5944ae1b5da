namespace Actors.Clusters;

/// <summary>Tells when grains can be asked for: a program of its own knows of none before it has first reached the cluster.</summary>
public interface IClusterGate
{
    /// <summary>True while the cluster answers, as far as this program knows.</summary>
    bool IsOpen { get; }

    /// <summary>Completes once the cluster has been reached; at once where grains live in this process.</summary>
    Task WaitAsync(CancellationToken cancellationToken);
}
