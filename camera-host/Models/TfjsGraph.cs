using System.Text.Json;

namespace Actors.Vision.Models;

/// <summary>A tfjs graph model: nodes and weights.</summary>
internal sealed class TfjsGraph
{
    private readonly Dictionary<string, TfjsNode> _nodes;
    private readonly Dictionary<string, TfjsTensor> _weights;

    /// <param name="topology">The model's JSON file.</param>
    /// <param name="weights">The bytes of its weights file.</param>
    /// <exception cref="ModelException">The files do not fit each other or are no graph model.</exception>
    public TfjsGraph(ReadOnlyMemory<byte> topology, ReadOnlySpan<byte> weights)
    {
        try
        {
            using var document = JsonDocument.Parse(topology);
            var root = document.RootElement.Clone();
            _nodes = root.GetProperty("modelTopology").GetProperty("node").EnumerateArray()
                .Select(node => new TfjsNode(node)).ToDictionary(node => node.Name, StringComparer.Ordinal);
            _weights = TfjsWeights.Read(root.GetProperty("weightsManifest"), weights);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelException($"This is no tfjs graph model: {wrong.Message}", wrong);
        }
    }

    public TfjsNode Placeholder => _nodes.Values.Single(node => node.Operation == "Placeholder");

    public TfjsNode Node(string name) =>
        _nodes.TryGetValue(name, out var node) ? node : throw new ModelException($"The model has no node '{name}'.");

    public TfjsTensor Weight(string name)
    {
        // Some constants pass through an Identity first.
        while (!_weights.ContainsKey(name) && _nodes.TryGetValue(name, out var node) && node.Operation == "Identity")
        {
            name = node.Inputs[0];
        }

        return _weights.TryGetValue(name, out var weight) ? weight : throw new ModelException($"The model has no weight '{name}'.");
    }

    public bool IsWeight(string name) => _weights.ContainsKey(name);
}
