using System.Security.Cryptography;

namespace Actors.Vision.Models;

/// <summary>The folder of imported models. What it hands out has the hash that its manifest says.</summary>
/// <param name="folder">Holds `models.json` and the models.</param>
public sealed class ModelFolder(string folder)
{
    /// <summary>A model's bytes.</summary>
    /// <param name="name">The model's name, such as `blazeface`.</param>
    /// <exception cref="ModelException">It is missing, or its hash is not the manifest's.</exception>
    public byte[] Read(string name)
    {
        var entry = ModelManifest.Read(folder).Models.FirstOrDefault(model => model.Name == name)
            ?? throw new ModelException($"The model manifest in {folder} has no '{name}'; './actors setup' imports it.");
        var path = Path.Combine(folder, entry.File);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"The model {path} is missing; './actors setup' imports it.", missing);
        }

        var hash = Hash(bytes);
        return hash == entry.Sha256 ? bytes : throw new ModelException(
            $"The model {path} does not match its manifest: its SHA-256 is {hash}, allowed is {entry.Sha256}; it is not used, './actors setup' imports it again.");
    }

    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
