using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Vision.Models;

/// <summary>What lies in the folder of imported models: where each comes from, what was cut, and the hashes that it has to have.</summary>
/// <param name="Importer">Version of the importer that made them.</param>
/// <param name="Models">The models.</param>
internal sealed record ModelManifest(int Importer, IReadOnlyList<ModelEntry> Models)
{
    public const string FileName = "models.json";

    // Grows with every change of the importer that changes its results, so that set-up imports again.
    public const int CurrentImporter = 2;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads the manifest of a folder.</summary>
    /// <exception cref="ModelException">It is missing or damaged.</exception>
    public static ModelManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), Format)
                ?? throw new ModelException($"The model manifest {path} is empty; './actors setup' imports the models again.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"There are no models in {folder}; './actors setup' imports them.", missing);
        }
        catch (JsonException damaged)
        {
            throw new ModelException($"The model manifest {path} is damaged; './actors setup' imports the models again.", damaged);
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Format);
}

/// <summary>One imported model.</summary>
internal sealed record ModelEntry(
    string Name, string File, string Sha256, string Package, string Version, string Licence, IReadOnlyList<ModelSourceFile> Sources, string Cut);

/// <summary>A file that a model was made from.</summary>
internal sealed record ModelSourceFile(string File, string Sha256);
