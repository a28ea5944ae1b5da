namespace Actors.Tests.Lifecycle;

internal interface IAlwaysThereGrain : IGrainWithStringKey
{
    Task Touch();
}
