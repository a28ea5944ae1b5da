using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded;

internal static class Inconsistent
{
    public static InconsistentStateException State(string storage, string stateName, GrainId grainId, string? stored, string? expected) => new(
        $"State '{stateName}' of {grainId} in the storage '{storage}' was written by somebody else: version {expected ?? "none"} was expected, {stored ?? "none"} is stored.",
        stored,
        expected);
}
