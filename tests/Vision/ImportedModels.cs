using Actors.TestKit;
using Actors.Vision.Models;
using Actors.Vision.OnnxRuntime;

namespace Actors.Tests.Vision;

/// <summary>Models imported afresh from the installed npm packages into a folder that goes when the tests are over.</summary>
public sealed class ImportedModels : IDisposable
{
    private readonly Lazy<OnnxLibrary> _library = new(() => OnnxLibrary.Load(OnnxLibraryFile.Find(Npm)));
    private readonly Lazy<string> _path;

    public ImportedModels()
    {
        _path = new(() =>
        {
            var path = Directory.CreateTempSubdirectory("actors-models-").FullName;
            new ModelImporter(Npm, path).Import(_ => { }, CancellationToken.None);
            return path;
        });
    }

    public static string Npm => System.IO.Path.Combine(Workplace.Home, "npm");

    public OnnxLibrary Library => _library.Value;

    public string Path => _path.Value;

    public ModelFolder Folder => new(Path);

    public void Dispose()
    {
        if (_library.IsValueCreated)
        {
            Library.Dispose();
        }

        if (_path.IsValueCreated)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
