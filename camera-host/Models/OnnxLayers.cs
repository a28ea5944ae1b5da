namespace Actors.Vision.Models;

/// <summary>
/// TensorFlow's layers as ONNX nodes. TensorFlow keeps pictures as rows, columns, channels and kernels as rows, columns, in, out;
/// ONNX wants the channels first.
/// </summary>
internal static class OnnxLayers
{
    /// <summary>A convolution. The kernel is [rows, columns, in, out].</summary>
    public static OnnxValue Convolve(this OnnxGraph graph, OnnxValue input, TfjsTensor kernel, float[]? bias, int stride, bool same) =>
        Convolve(graph, input, ToOutInRowsColumns(kernel), kernel.Shape[3], [kernel.Shape[0], kernel.Shape[1]], 1, bias, stride, same);

    /// <summary>A convolution of each channel by itself. The kernel is [rows, columns, channels, 1]; each channel may be scaled.</summary>
    public static OnnxValue ConvolveDepthwise(this OnnxGraph graph, OnnxValue input, TfjsTensor kernel, float[]? scale, float[]? bias, int stride, bool same)
    {
        if (kernel.Shape[3] != 1)
        {
            throw new ModelException($"A depthwise kernel of shape [{string.Join(", ", kernel.Shape)}] cannot be imported: only a multiplier of 1 can.");
        }

        var channels = kernel.Shape[2];
        var area = kernel.Shape[0] * kernel.Shape[1];
        var turned = new float[kernel.Values.Length];
        for (var place = 0; place < area; place++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                turned[channel * area + place] = kernel.Values[place * channels + channel] * (scale?[channel] ?? 1);
            }
        }

        return Convolve(graph, input, turned, channels, [kernel.Shape[0], kernel.Shape[1]], channels, bias, stride, same);
    }

    public static OnnxValue MaxPool(this OnnxGraph graph, OnnxValue input, int size, int stride, bool same)
    {
        var (shape, pads) = Slide(input, input.Channels, [size, size], stride, same);
        return graph.Node("MaxPool", [input.Name], shape, ("kernel_shape", new[] { size, size }), ("strides", new[] { stride, stride }), ("pads", pads));
    }

    public static OnnxValue MeanOfPicture(this OnnxGraph graph, OnnxValue input) =>
        graph.Node("GlobalAveragePool", [input.Name], [1, input.Channels, 1, 1]);

    public static OnnxValue Relu(this OnnxGraph graph, OnnxValue input) => graph.Node("Relu", [input.Name], input.Shape);

    public static OnnxValue Clip(this OnnxGraph graph, OnnxValue input, float least, float most) =>
        graph.Node("Clip", [input.Name, graph.Constant([least]), graph.Constant([most])], input.Shape);

    public static OnnxValue Add(this OnnxGraph graph, OnnxValue left, OnnxValue right) => left.Shape.SequenceEqual(right.Shape)
        ? graph.Node("Add", [left.Name, right.Name], left.Shape)
        : throw new ModelException($"Shapes [{string.Join(", ", left.Shape)}] and [{string.Join(", ", right.Shape)}] cannot be added.");

    public static OnnxValue Flatten(this OnnxGraph graph, OnnxValue input) =>
        graph.Node("Flatten", [input.Name], [1, input.Shape.Skip(1).Aggregate(1, (product, size) => product * size)], ("axis", 1));

    private static OnnxValue Convolve(
        OnnxGraph graph, OnnxValue input, float[] kernel, int channels, int[] size, int groups, float[]? bias, int stride, bool same)
    {
        var (shape, pads) = Slide(input, channels, size, stride, same);
        var inputs = new List<string> { input.Name, graph.Constant(kernel, channels, input.Channels / groups, size[0], size[1]) };
        if (bias is not null)
        {
            inputs.Add(graph.Constant(bias, channels));
        }

        return graph.Node("Conv", [.. inputs], shape, ("kernel_shape", size), ("strides", new[] { stride, stride }), ("pads", pads), ("group", groups));
    }

    private static (int[] Shape, int[] Pads) Slide(OnnxValue input, int channels, int[] size, int stride, bool same)
    {
        var (rows, top, bottom) = Slide(input.Rows, size[0], stride, same);
        var (columns, left, right) = Slide(input.Columns, size[1], stride, same);
        return ([1, channels, rows, columns], [top, left, bottom, right]);
    }

    // TensorFlow's SAME puts the odd pixel of padding behind, so at stride 2 the sides differ.
    private static (int Length, int Before, int After) Slide(int length, int window, int stride, bool same)
    {
        if (!same)
        {
            return ((length - window) / stride + 1, 0, 0);
        }

        var steps = (length + stride - 1) / stride;
        var padding = Math.Max((steps - 1) * stride + window - length, 0);
        return (steps, padding / 2, padding - padding / 2);
    }

    private static float[] ToOutInRowsColumns(TfjsTensor kernel)
    {
        var (area, inside, outside) = (kernel.Shape[0] * kernel.Shape[1], kernel.Shape[2], kernel.Shape[3]);
        var turned = new float[kernel.Values.Length];
        for (var place = 0; place < area; place++)
        {
            for (var from = 0; from < inside; from++)
            {
                for (var to = 0; to < outside; to++)
                {
                    turned[(to * inside + from) * area + place] = kernel.Values[(place * inside + from) * outside + to];
                }
            }
        }

        return turned;
    }
}
