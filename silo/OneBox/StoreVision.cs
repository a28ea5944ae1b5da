using Actors.Vision;

namespace Actors.Running;

/// <summary>The models of this process, loaded once, by whoever needs them first; a store without a real camera never loads them.</summary>
/// <param name="home">Where set-up put models and library.</param>
internal sealed class StoreVision(string home) : IVisionSource, IDisposable
{
    private readonly Lazy<FaceModels> _models = new(() => FaceModels.Load(Path.Combine(home, "models"), Path.Combine(home, "npm")));

    /// <summary>Loads the models and says what they run on.</summary>
    /// <exception cref="ActorsException">A model or the library is missing, or does not match its hash.</exception>
    public string Load() => _models.Value.Description;

    public IFaceVision Open() => _models.Value.CreateVision();

    public void Dispose()
    {
        if (_models.IsValueCreated)
        {
            _models.Value.Dispose();
        }
    }
}
