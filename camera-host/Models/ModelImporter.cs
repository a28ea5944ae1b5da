using System.Text.Json;

namespace Actors.Vision.Models;

/// <summary>
/// Turns the models of the installed npm packages into ONNX files with a manifest. Files appear whole or not at all,
/// and whatever is already there and right is left alone.
/// </summary>
/// <param name="npmFolder">The folder that holds `node_modules`.</param>
/// <param name="modelFolder">Where the models go; made when absent.</param>
public sealed class ModelImporter(string npmFolder, string modelFolder)
{
    /// <summary>True when every model is there with the right hash, made by this importer.</summary>
    public bool IsDone()
    {
        try
        {
            var manifest = ModelManifest.Read(modelFolder);
            var folder = new ModelFolder(modelFolder);
            return manifest.Importer == ModelManifest.CurrentImporter && ModelSource.All.All(source => folder.Read(source.Name).Length > 0);
        }
        catch (ModelException)
        {
            return false;
        }
    }

    /// <summary>Imports every model.</summary>
    /// <param name="report">Gets one line for each model.</param>
    /// <param name="cancellation">Stops between two models.</param>
    /// <exception cref="ModelException">A package or one of its files is missing or not what was expected.</exception>
    public void Import(Action<string> report, CancellationToken cancellation)
    {
        Directory.CreateDirectory(modelFolder);
        var entries = new List<ModelEntry>();
        foreach (var source in ModelSource.All)
        {
            cancellation.ThrowIfCancellationRequested();
            entries.Add(Import(source));
            report($"imported {source.Name} from {source.Package} {entries[^1].Version} ({source.Licence}); cut: {source.Cut}");
        }

        Write(ModelManifest.FileName, new ModelManifest(ModelManifest.CurrentImporter, entries).ToBytes());
    }

    private ModelEntry Import(ModelSource source)
    {
        var package = Path.Combine(npmFolder, "node_modules", Path.Combine(source.Package.Split('/')));
        var files = source.Files.Select(file => ReadSource(package, file)).ToArray();
        byte[] model;
        try
        {
            model = source.Convert(files[0], files[1]).ToBytes();
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ModelException)
        {
            throw new ModelException($"The model {source.Name} of {source.Package} in {package} cannot be imported: {wrong.Message}", wrong);
        }

        var target = $"{source.Name}.onnx";
        Write(target, model);
        var sources = source.Files.Zip(files, (file, bytes) => new ModelSourceFile(file, ModelFolder.Hash(bytes))).ToArray();
        return new ModelEntry(source.Name, target, ModelFolder.Hash(model), source.Package, Version(package), source.Licence, sources, source.Cut);
    }

    private static string Version(string package)
    {
        using var description = JsonDocument.Parse(ReadSource(package, "package.json"));
        return description.RootElement.GetProperty("version").GetString()!;
    }

    private static byte[] ReadSource(string package, string file)
    {
        var path = Path.Combine(package, file);
        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new ModelException($"The model source {path} is missing; './actors setup' installs the npm packages that hold it.");
    }

    private void Write(string file, byte[] bytes)
    {
        var path = Path.Combine(modelFolder, file);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
