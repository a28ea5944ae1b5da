using System.Text;
using System.Text.Json;

namespace Actors.Vision.Models;

/// <summary>A node of a tfjs graph model.</summary>
internal sealed class TfjsNode
{
    private readonly JsonElement _attributes;

    public TfjsNode(JsonElement node)
    {
        Name = node.GetProperty("name").GetString()!;
        Operation = node.GetProperty("op").GetString()!;
        Inputs = node.TryGetProperty("input", out var inputs) ? [.. inputs.EnumerateArray().Select(input => input.GetString()!.Split(':')[0])] : [];
        _attributes = node.TryGetProperty("attr", out var attributes) ? attributes : default;
    }

    public string Name { get; }

    public string Operation { get; }

    public string[] Inputs { get; }

    /// <summary>Whether padding keeps the size (TensorFlow's SAME) or there is none (VALID).</summary>
    public bool SamePadding => Text("padding") switch
    {
        "SAME" => true,
        "VALID" => false,
        var other => throw new ModelException($"Node '{Name}' pads '{other}'; SAME and VALID can be imported."),
    };

    /// <summary>The step in both directions of the picture.</summary>
    public int Stride => Square("strides");

    /// <summary>The window of a pool.</summary>
    public int Window => Square("ksize");

    /// <summary>What tfjs fused onto the node, such as `BiasAdd`, `Relu`.</summary>
    public string[] Fused => _attributes.TryGetProperty("fused_ops", out var fused) && fused.GetProperty("list").TryGetProperty("s", out var names)
        ? [.. names.EnumerateArray().Select(name => Encoding.UTF8.GetString(name.GetBytesFromBase64()))]
        : [];

    private string Text(string attribute) => Encoding.UTF8.GetString(_attributes.GetProperty(attribute).GetProperty("s").GetBytesFromBase64());

    private int Square(string attribute)
    {
        var sizes = _attributes.GetProperty(attribute).GetProperty("list").GetProperty("i").EnumerateArray().Select(Integer).ToArray();
        return sizes is [1, var rows, var columns, 1] && rows == columns
            ? rows
            : throw new ModelException($"Node '{Name}' has {attribute} [{string.Join(", ", sizes)}]; only equal ones in both directions can be imported.");
    }

    // Protocol buffers in JSON write 64-bit numbers as text.
    private static int Integer(JsonElement number) => number.ValueKind == JsonValueKind.String ? int.Parse(number.GetString()!) : number.GetInt32();
}
