namespace Actors.Vision.Models;

/// <summary>Weights that tell people apart, which an npm package ships beside those that are wanted. They are removed unread.</summary>
/// <param name="npmFolder">The folder that holds `node_modules`.</param>
public sealed class RecognitionModels(string npmFolder)
{
    private static readonly string[] Files =
    [
        "@vladmandic/face-api/model/face_recognition_model.bin",
        "@vladmandic/face-api/model/face_recognition_model-weights_manifest.json",
    ];

    /// <summary>Those that lie in the folder.</summary>
    public IReadOnlyList<string> Present => [.. Files.Select(file => Path.Combine(npmFolder, "node_modules", file)).Where(File.Exists)];

    /// <summary>Removes them.</summary>
    public void Remove()
    {
        foreach (var file in Present)
        {
            File.Delete(file);
        }
    }
}
