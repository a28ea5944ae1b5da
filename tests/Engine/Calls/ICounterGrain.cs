namespace Actors.Tests.Calls;

internal interface ICounterGrain : IGrainWithStringKey
{
    ValueTask Add(int by);

    ValueTask<int> Get();

    Task AddSlowly(int by, string gate);

    Task<string> Thread();
}
