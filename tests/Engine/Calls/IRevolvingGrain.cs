namespace Actors.Tests.Calls;

internal interface IRevolvingGrain : IGrainWithStringKey
{
    Task Enter(string who, string gate);

    Task<int> Churn(int turns);
}
