namespace Actors.Tests.Filters;

public interface IMeterGrain : IGrainWithStringKey
{
    Task<int> Add(int by, string note);

    Task<int> Get();

    Task Fail();

    /// <summary>Asks another meter, so that a grain is the caller.</summary>
    Task<int> GetFrom(string other);

    Task<string> Context(string key);

    Task<string> ContextOf(string other, string key);
}
