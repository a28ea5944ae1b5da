using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>Says which cameras this host is to run. It never fails: without anybody to ask, the answer is what still holds.</summary>
internal interface ICameraRoster
{
    /// <summary>Waits until there is something to say, and says what to run from now on: these cameras and no others.</summary>
    /// <param name="running">Keys of the cameras that run now, those that are still stopping included.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<CameraPost>> NextAsync(ImmutableArray<string> running, CancellationToken cancellationToken);

    /// <summary>Gives the cameras away, before they are stopped. Takes a second at most.</summary>
    Task LeaveAsync(ImmutableArray<string> running);
}
