using Actors.Vision.Models;

namespace Actors.Setup;

/// <summary>Imports the models out of the npm packages, and removes those that recognise people.</summary>
internal sealed class ModelSetup(string home) : ISetupStep
{
    private readonly ModelImporter _importer = new(Path.Combine(home, "npm"), Path.Combine(home, "models"));
    private readonly RecognitionModels _unwanted = new(Path.Combine(home, "npm"));

    public string Name => "models";

    public bool IsDone() => _importer.IsDone() && _unwanted.Present.Count == 0;

    public Task RunAsync(Action<string> report, CancellationToken cancellation)
    {
        if (_unwanted.Present.Count > 0)
        {
            _unwanted.Remove();
            report("removed the face recognition model that @vladmandic/face-api ships: nobody is recognised here");
        }

        if (!_importer.IsDone())
        {
            _importer.Import(report, cancellation);
        }

        return Task.CompletedTask;
    }
}
