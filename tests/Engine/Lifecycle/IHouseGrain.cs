namespace Actors.Tests.Lifecycle;

internal interface IHouseGrain : IGrainWithStringKey
{
    Task Work(string gate);

    Task Count();
}
