namespace Actors.Tests.Observers;

internal interface ITowerGrain : IGrainWithStringKey
{
    Task Hang(IBell bell);

    Task Ring(int from, int count);

    Task<int> Ask(int number);
}
