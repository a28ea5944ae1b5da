namespace Actors.Vision.OnnxRuntime;

/// <summary>An input or output of a model.</summary>
/// <param name="Name">The name in the graph.</param>
/// <param name="Shape">Its sizes, all known; 32-bit floats.</param>
public sealed record OnnxTensor(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>Number of floats.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => checked(product * size));
}
