namespace Actors.Tests.Observers;

internal interface ITowerGrain : IGrainWithStringKey
{
    Task Hang(IBell bell);

    Task Ring(int number);

    Task<int> Ask(int number);

    /// <summary>Fails as the last question did.</summary>
    Task Heard();
}
