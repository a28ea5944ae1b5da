namespace Actors.Benchmarks.Engine;

/// <summary>One round of one contender.</summary>
/// <param name="CallsPerSecond">Calls for each second of the process's CPU time: what others do on the machine does not count.</param>
/// <param name="BytesPerCall">Bytes allocated by the whole process for each call.</param>
internal readonly record struct Sample(double CallsPerSecond, double BytesPerCall);
