namespace Actors.Benchmarks.Engine;

/// <summary>A grain that does next to nothing, so that what is measured is the call.</summary>
internal interface IMeterGrain : IGrainWithStringKey
{
    ValueTask Take(Reading reading);

    /// <summary>Keeps the grain busy until released, so that calls meanwhile must queue.</summary>
    Task Hold();
}
