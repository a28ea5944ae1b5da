using Orleans.Concurrency;

namespace Actors.Displays;

/// <summary>A display's host, as its grain calls it back.</summary>
[Alias("actors.display-observer")]
public interface IDisplayObserver : IGrainObserver
{
    /// <summary>The program to play from now on.</summary>
    [OneWay, Alias("program")]
    void OnProgram(DisplayProgram program);
}
