using System.Text.Json;

namespace Actors.Vision.Models;

/// <summary>
/// face-api's age and gender network: a small Xception, published as weights without a graph
/// (https://github.com/vladmandic/face-api, MIT). The input is RGB, less its mean colour, divided by 255.
/// </summary>
internal static class AgeGenderNetwork
{
    private const int MiddleBlocks = 2;

    public static OnnxGraph Build(ReadOnlyMemory<byte> manifest, ReadOnlySpan<byte> bytes)
    {
        using var document = JsonDocument.Parse(manifest);
        return new Builder(TfjsWeights.Read(document.RootElement, bytes)).Build();
    }

    private sealed class Builder(Dictionary<string, TfjsTensor> weights)
    {
        private readonly OnnxGraph _graph = new("age-gender");

        public OnnxGraph Build()
        {
            var value = _graph.Relu(Convolve(_graph.Input("image", 1, 3, 112, 112), "entry_flow/conv_in", stride: 2));
            value = Reduce(value, "entry_flow/reduction_block_0", activate: false);
            value = Reduce(value, "entry_flow/reduction_block_1", activate: true);
            for (var block = 0; block < MiddleBlocks; block++)
            {
                value = Middle(value, $"middle_flow/main_block_{block}");
            }

            value = Reduce(value, "exit_flow/reduction_block", activate: true);
            value = _graph.Relu(Separable(value, "exit_flow/separable_conv"));

            // Mean and dense layer in the other order: same numbers, and no vector of features in between.
            var age = Head(value, "fc/age");
            var gender = Head(value, "fc/gender");
            _graph.Output("age", age);
            _graph.Output("gender", _graph.Node("Softmax", [gender.Name], gender.Shape, ("axis", 1)));
            return _graph;
        }

        private OnnxValue Reduce(OnnxValue input, string name, bool activate)
        {
            var value = Separable(activate ? _graph.Relu(input) : input, $"{name}/separable_conv0");
            value = Separable(_graph.Relu(value), $"{name}/separable_conv1");
            value = _graph.MaxPool(value, size: 3, stride: 2, same: true);
            return _graph.Add(value, Convolve(input, $"{name}/expansion_conv", stride: 2));
        }

        private OnnxValue Middle(OnnxValue input, string name)
        {
            var value = input;
            for (var layer = 0; layer < 3; layer++)
            {
                value = Separable(_graph.Relu(value), $"{name}/separable_conv{layer}");
            }

            return _graph.Add(value, input);
        }

        private OnnxValue Convolve(OnnxValue input, string name, int stride) =>
            _graph.Convolve(input, Weight($"{name}/filters"), Weight($"{name}/bias").Values, stride, same: true);

        private OnnxValue Separable(OnnxValue input, string name)
        {
            var deep = _graph.ConvolveDepthwise(input, Weight($"{name}/depthwise_filter"), null, null, stride: 1, same: true);
            return _graph.Convolve(deep, Weight($"{name}/pointwise_filter"), Weight($"{name}/bias").Values, stride: 1, same: true);
        }

        private OnnxValue Head(OnnxValue input, string name)
        {
            var dense = Weight($"{name}/weights");
            var kernel = dense with { Shape = [1, 1, dense.Shape[0], dense.Shape[1]] };
            return _graph.Flatten(_graph.MeanOfPicture(_graph.Convolve(input, kernel, Weight($"{name}/bias").Values, stride: 1, same: false)));
        }

        private TfjsTensor Weight(string name) =>
            weights.TryGetValue(name, out var weight) ? weight : throw new ModelException($"The age and gender weights lack '{name}'.");
    }
}
