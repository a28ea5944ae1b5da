namespace Actors.Cameras;

/// <summary>Makes sightings of one camera's source, as long as the lane's mode allows.</summary>
internal interface ICameraFeed : IDisposable
{
    /// <summary>True for a simulator.</summary>
    bool Simulated { get; }

    /// <summary>The execution provider of the models; `none` for a simulator or before they were opened.</summary>
    string Provider { get; }

    /// <summary>Runs until the source ends or the token is cancelled.</summary>
    /// <exception cref="ActorsException">The source, or a model, cannot be read; one sentence.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
