namespace Actors.Tests.Calls;

internal interface IRevolvingGrain : IGrainWithStringKey
{
    Task<int> Churn(int turns);
}
