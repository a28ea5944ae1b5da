using Orleans.Concurrency;

namespace Actors.Displays;

/// <summary>A display's host, as its grain calls it back.</summary>
[Alias("actors.display-observer")]
public interface IDisplayObserver : IGrainObserver
{
    /// <summary>The program to play from now on.</summary>
    [OneWay, Alias("program")]
    void OnProgram(DisplayProgram program);

    /// <summary>Somebody wants to see what the display shows: a host with a page that paints answers with <see cref="IDisplayGrain.AnswerLookAsync"/>.</summary>
    /// <param name="look">To be given with the answer.</param>
    /// <param name="width">In pixels, 64 to 640.</param>
    [OneWay, Alias("look")]
    void OnLook(Guid look, int width);
}
