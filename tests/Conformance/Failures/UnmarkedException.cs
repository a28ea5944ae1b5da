namespace Actors.Tests.Failures;

/// <summary>Without [GenerateSerializer]: nobody outside the callee's process can be told of it.</summary>
public sealed class UnmarkedException(string message) : Exception(message);
