using Orleans.Concurrency;

namespace Actors.Tests.Contexts;

public interface IContextGrain : IGrainWithStringKey
{
    Task<string> Read(string key);

    /// <summary>Reads, awaits, and reads again.</summary>
    Task<string> ReadAroundAwaits(string key);

    Task Set(string key, string value);

    /// <summary>Changes the value, asks another grain for it, and says both.</summary>
    Task<string> ChangeAndAsk(string key, string other);

    Task<string> RemoveAndAsk(string key, string other);

    [OneWay]
    Task Note(string key);

    Task<string[]> Keys();

    Task<Shelf> ReadShelf(string key);

    /// <summary>What an async-local variable of the test holds here.</summary>
    Task<string> ReadAmbient();

    Task StartTimer(string key);
}
