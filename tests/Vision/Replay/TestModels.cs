using Actors.TestKit;
using Actors.Vision;

namespace Actors.Tests.Vision;

/// <summary>The models that set-up imported.</summary>
internal sealed class TestModels : IVisionSource, IDisposable
{
    private readonly FaceModels _models = FaceModels.Load(Path.Combine(Workplace.Home, "models"), Path.Combine(Workplace.Home, "npm"));

    public IFaceVision Open() => _models.CreateVision();

    public void Dispose() => _models.Dispose();
}
