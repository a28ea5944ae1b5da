namespace Actors.Tests.Storage;

/// <summary>A grain of the kind that has one state, in the default storage.</summary>
public interface ITallyGrain : IGrainWithStringKey
{
    Task<int> Add(int by);

    Task Clear();

    Task<int> Reread();

    Task Leave();
}
