namespace Actors.Tests.Lifecycle;

/// <summary>A service that nobody registers.</summary>
internal sealed class Unmade;
