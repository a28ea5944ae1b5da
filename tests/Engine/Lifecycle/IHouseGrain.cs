namespace Actors.Tests.Lifecycle;

internal interface IHouseGrain : IGrainWithStringKey
{
    ValueTask<int> Activation();

    Task Work(string gate);

    Task Leave();

    Task Stay(TimeSpan time);

    Task Count();
}
