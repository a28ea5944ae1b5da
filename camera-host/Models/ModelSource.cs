namespace Actors.Vision.Models;

/// <summary>Where a model comes from and how it is turned into ONNX.</summary>
/// <param name="Name">The model's name and, with `.onnx`, its file's.</param>
/// <param name="Package">The npm package that ships it.</param>
/// <param name="Files">Its description and its weights, relative to the package.</param>
/// <param name="Licence">The licence of the weights.</param>
/// <param name="Cut">What is left out on the way, in words.</param>
/// <param name="Convert">Makes the graph from the two files' bytes.</param>
internal sealed record ModelSource(
    string Name, string Package, IReadOnlyList<string> Files, string Licence, string Cut, Func<byte[], byte[], OnnxGraph> Convert)
{
    /// <summary>Every model that set-up imports. None of them recognises a person.</summary>
    public static IReadOnlyList<ModelSource> All { get; } =
    [
        Human("blazeface", 256, "nothing", ("Identity", "scores1"), ("Identity_1", "scores2"), ("Identity_2", "boxes1"), ("Identity_3", "boxes2")),
        Human("facemesh", 192, "the contours of lips, eyes and irises", ("Identity_1", "face"), ("Identity_2", "mesh")),
        Human(
            "faceres", 224, "the descriptor of 1024 values that tells people apart: no tensor holds it, inside the graph or out",
            ("gender_pred/Sigmoid", "male"), ("age_pred/Softmax", "ages")),
        new(
            "agegender", "@vladmandic/face-api", ["model/age_gender_model-weights_manifest.json", "model/age_gender_model.bin"], "MIT",
            "the vector of 512 features before the last layer", (manifest, weights) => AgeGenderNetwork.Build(manifest, weights)),
    ];

    private static ModelSource Human(string file, int size, string cut, params (string Node, string Name)[] outputs) => new(
        file, "@vladmandic/human", [$"models/{file}.json", $"models/{file}.bin"], "MIT", cut, (topology, weights) =>
        {
            var graph = new OnnxGraph(file);
            var converter = new TfjsConverter(new TfjsGraph(topology, weights), graph, size);
            Array.ForEach(outputs, output => converter.Output(output.Node, output.Name));
            return graph;
        });
}
