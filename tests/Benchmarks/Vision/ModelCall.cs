namespace Actors.Benchmarks.Vision;

/// <summary>One inference, or one pair that always goes together.</summary>
internal enum ModelCall
{
    /// <summary>The detector.</summary>
    Detect,

    /// <summary>The mesh model.</summary>
    Mesh,

    /// <summary>Both attribute models.</summary>
    Attributes,
}
