namespace Actors.Setup;

/// <summary>One thing that set-up makes. Steps run in the order of the list in SetupCommand.</summary>
internal interface ISetupStep
{
    /// <summary>What it makes, in a few words.</summary>
    string Name { get; }

    /// <summary>Whether it is there and right, found out quickly.</summary>
    bool IsDone();

    /// <summary>Makes it, whole or not at all.</summary>
    /// <param name="report">Gets a line about each thing made.</param>
    /// <param name="cancellation">Stops it; the next run makes it anew.</param>
    /// <exception cref="ActorsException">Something outside of the program stands in the way.</exception>
    Task RunAsync(Action<string> report, CancellationToken cancellation);
}
