namespace Actors.Tests;

/// <summary>Where a test's calls come from, and how many silos there are. The embedded engine is one process whatever the shape.</summary>
public enum Shape
{
    /// <summary>One silo, called from its own process.</summary>
    Within,

    /// <summary>One silo, called through an external client: what crosses is serialised.</summary>
    Outside,

    /// <summary>Two silos, called from the process of the first.</summary>
    TwoSilos,
}
