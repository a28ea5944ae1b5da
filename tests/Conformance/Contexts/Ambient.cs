namespace Actors.Tests.Contexts;

/// <summary>A variable that flows with a test's own code, and must not flow into grains: between processes it could not.</summary>
internal static class Ambient
{
    public static AsyncLocal<string?> Value { get; } = new();
}
