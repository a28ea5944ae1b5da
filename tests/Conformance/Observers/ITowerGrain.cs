namespace Actors.Tests.Observers;

public interface ITowerGrain : IGrainWithStringKey
{
    Task Hang(IBell bell);

    Task Ring(int from, int count);

    Task Hold(string who, string gate);

    Task<int> Ask(int number);

    Task Note(string key, string value);

    Task<bool> Hangs(IBell bell);
}
