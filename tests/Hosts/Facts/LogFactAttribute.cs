namespace Actors.Tests.Facts;

/// <summary>A test of a log that needs nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LogFactAttribute : FactAttribute;
