namespace Actors.Vision.Models;

/// <summary>
/// Turns a tfjs graph model into ONNX, backwards from the outputs that are wanted, so that whatever only other outputs need is left out.
/// Values are channels first inside; an output has TensorFlow's own order.
/// </summary>
internal sealed class TfjsConverter
{
    private readonly TfjsGraph _source;
    private readonly OnnxGraph _target;
    private readonly Dictionary<string, OnnxValue> _done = new(StringComparer.Ordinal);

    public TfjsConverter(TfjsGraph source, OnnxGraph target, int size)
    {
        _source = source;
        _target = target;
        _done[source.Placeholder.Name] = target.Input("image", 1, 3, size, size);
    }

    /// <summary>Converts a node and everything that it needs, and makes it an output.</summary>
    public void Output(string node, string name) => _target.Output(name, Convert(node));

    private OnnxValue Convert(string name)
    {
        if (!_done.TryGetValue(name, out var value))
        {
            value = Convert(_source.Node(name));
            _done.Add(name, value);
        }

        return value;
    }

    private OnnxValue Convert(TfjsNode node) => node.Operation switch
    {
        "Identity" => Convert(node.Inputs[0]),
        "Conv2D" or "_FusedConv2D" => Activate(node, _target.Convolve(
            Convert(node.Inputs[0]), _source.Weight(node.Inputs[1]), Bias(node), node.Stride, node.SamePadding)),
        "DepthwiseConv2dNative" => _target.ConvolveDepthwise(
            Convert(node.Inputs[0]), _source.Weight(node.Inputs[1]), null, null, node.Stride, node.SamePadding),
        "Add" or "AddV2" => Sum(node),
        "Mul" => Scaled(node, bias: null),
        "Relu" => _target.Relu(Convert(node.Inputs[0])),
        "Maximum" => Clip(node),
        "Prelu" => Prelu(node, Convert(node.Inputs[0]), _source.Weight(node.Inputs[1])),
        "MaxPool" => _target.MaxPool(Convert(node.Inputs[0]), node.Window, node.Stride, node.SamePadding),
        "Pad" => Pad(node),
        "Reshape" => Reshape(node),
        "_FusedMatMul" => Dense(node),
        "Sigmoid" => Like("Sigmoid", Convert(node.Inputs[0])),
        "Softmax" => Like("Softmax", Convert(node.Inputs[0]), ("axis", 1)),
        _ => throw new ModelException($"Node '{node.Name}' is a {node.Operation}, which cannot be imported."),
    };

    private OnnxValue Like(string operation, OnnxValue input, params (string, object)[] attributes) =>
        _target.Node(operation, [input.Name], input.Shape, attributes);

    private float[]? Bias(TfjsNode node) => node.Fused.Contains("BiasAdd") ? _source.Weight(node.Inputs[2]).Values : null;

    private OnnxValue Activate(TfjsNode node, OnnxValue value) => node.Fused.Except(["BiasAdd"]).ToArray() switch
    {
        [] => value,
        ["Relu"] => _target.Relu(value),
        ["Relu6"] => _target.Clip(value, 0, 6),
        ["Prelu"] => Prelu(node, value, _source.Weight(node.Inputs[3])),
        var others => throw new ModelException($"Node '{node.Name}' fuses {string.Join(", ", others)}, which cannot be imported."),
    };

    // A convolution followed by a constant per channel is one convolution with a bias.
    private OnnxValue Sum(TfjsNode node)
    {
        if (!_source.IsWeight(node.Inputs[1]))
        {
            return _target.Add(Convert(node.Inputs[0]), Convert(node.Inputs[1]));
        }

        var bias = _source.Weight(node.Inputs[1]).Values;
        var inner = _source.Node(node.Inputs[0]);
        return inner.Operation switch
        {
            "Conv2D" => _target.Convolve(Convert(inner.Inputs[0]), _source.Weight(inner.Inputs[1]), bias, inner.Stride, inner.SamePadding),
            "Mul" => Scaled(inner, bias),
            _ => throw new ModelException($"Node '{node.Name}' adds a constant to a {inner.Operation}, which cannot be imported."),
        };
    }

    private OnnxValue Scaled(TfjsNode node, float[]? bias)
    {
        var inner = _source.Node(node.Inputs[0]);
        return inner.Operation == "DepthwiseConv2dNative" && _source.IsWeight(node.Inputs[1])
            ? _target.ConvolveDepthwise(
                Convert(inner.Inputs[0]), _source.Weight(inner.Inputs[1]), _source.Weight(node.Inputs[1]).Values, bias, inner.Stride, inner.SamePadding)
            : throw new ModelException($"Node '{node.Name}' multiplies a {inner.Operation}, which cannot be imported.");
    }

    // ReLU6 arrives as Maximum(Minimum(Relu(x), 6), 0).
    private OnnxValue Clip(TfjsNode node)
    {
        var minimum = _source.Node(node.Inputs[0]);
        var relu = _source.Node(minimum.Inputs[0]);
        return minimum.Operation == "Minimum" && relu.Operation == "Relu" && _source.Weight(node.Inputs[1]).Values is [0]
            && _source.Weight(minimum.Inputs[1]).Values is [var most]
            ? _target.Clip(Convert(relu.Inputs[0]), 0, most)
            : throw new ModelException($"Node '{node.Name}' is a Maximum that is no part of a clipped ReLU, which cannot be imported.");
    }

    // x where positive, else slope × x, which is (1 - slope) × relu(x) + slope × x. ONNX has PRelu, but ONNX Runtime runs it one number at a
    // time and outside of the layout that its convolutions work in: it took three quarters of facemesh's time. These two scalings are convolutions.
    private OnnxValue Prelu(TfjsNode node, OnnxValue input, TfjsTensor slope)
    {
        if (slope.Values.Length != input.Channels)
        {
            throw new ModelException($"Node '{node.Name}' has {slope.Values.Length} slopes for {input.Channels} channels, which cannot be imported.");
        }

        var kernel = slope with { Shape = [1, 1, input.Channels, 1] };
        var rest = kernel with { Values = Array.ConvertAll(slope.Values, value => 1 - value) };
        return _target.Add(Scale(_target.Relu(input), rest), Scale(input, kernel));

        OnnxValue Scale(OnnxValue value, TfjsTensor by) => _target.ConvolveDepthwise(value, by, null, null, stride: 1, same: true);
    }

    private OnnxValue Pad(TfjsNode node)
    {
        var input = Convert(node.Inputs[0]);
        var paddings = _source.Weight(node.Inputs[1]).Integers;
        int[] channelsFirst = [0, 3, 1, 2];
        var before = Array.ConvertAll(channelsFirst, axis => paddings[axis * 2]);
        var after = Array.ConvertAll(channelsFirst, axis => paddings[axis * 2 + 1]);
        var pads = _target.Constant([.. before.Concat(after).Select(pad => (long)pad)]);
        return _target.Node("Pad", [input.Name, pads], [.. input.Shape.Select((size, axis) => before[axis] + size + after[axis])]);
    }

    private OnnxValue Reshape(TfjsNode node)
    {
        var input = Convert(node.Inputs[0]);
        var turned = _target.Node(
            "Transpose", [input.Name], [1, input.Rows, input.Columns, input.Channels], ("perm", new[] { 0, 2, 3, 1 }));
        var wanted = _source.Weight(node.Inputs[1]).Integers;
        wanted[0] = 1;
        var known = wanted.Where(size => size > 0).Aggregate(1, (product, size) => product * size);
        var shape = Array.ConvertAll(wanted, size => size > 0 ? size : turned.Shape.Aggregate(1, (product, length) => product * length) / known);
        return _target.Node("Reshape", [turned.Name, _target.Constant([.. shape.Select(size => (long)size)])], shape);
    }

    // Mean over the picture and then a dense layer would leave a vector that says who somebody is. A convolution by the same
    // weights and then the mean gives the same numbers without one.
    private OnnxValue Dense(TfjsNode node)
    {
        var input = _source.Node(node.Inputs[0]);
        var weights = _source.Weight(node.Inputs[1]);
        var kernel = weights with { Shape = [1, 1, weights.Shape[0], weights.Shape[1]] };
        if (input.Operation == "Mean")
        {
            var mean = _target.MeanOfPicture(_target.Convolve(Convert(input.Inputs[0]), kernel, Bias(node), stride: 1, same: false));
            return _target.Flatten(Activate(node, mean));
        }

        var vector = Convert(node.Inputs[0]);
        string[] inputs = [vector.Name, _target.Constant(weights.Values, weights.Shape), _target.Constant(Bias(node) ?? new float[weights.Shape[1]], weights.Shape[1])];
        return Activate(node, _target.Node("Gemm", inputs, [1, weights.Shape[1]]));
    }
}
