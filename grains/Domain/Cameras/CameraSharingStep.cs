using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>What a host's report leads to.</summary>
/// <param name="Share">The answer to the host.</param>
/// <param name="Moves">Cameras that were given to another host than before, in order.</param>
public readonly record struct CameraSharingStep(CameraShare Share, ImmutableArray<CameraMove> Moves);
