using Actors.Cameras;
using Microsoft.Extensions.Options;

namespace Actors.Vision;

/// <summary>The imported models, loaded when the first camera needs them and shared by all.</summary>
internal sealed class FaceModelsSource(IOptions<CameraHostOptions> options) : IVisionSource, IDisposable
{
    private readonly Lock _gate = new();
    private FaceModels? _models;
    private bool _disposed;

    public IFaceVision Open()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _models ??= FaceModels.Load(options.Value.ModelFolder, options.Value.NpmFolder);
            return _models.CreateVision();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _models?.Dispose();
        }
    }
}
