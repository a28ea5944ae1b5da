using Actors.Cameras;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Vision;

/// <summary>The imported models, loaded when the first camera needs them and shared by all.</summary>
internal sealed partial class FaceModelsSource(IOptions<CameraHostOptions> options, ILogger<FaceModelsSource> logger) : IVisionSource, IDisposable
{
    private readonly Lock _gate = new();
    private FaceModels? _models;
    private bool _disposed;

    public IFaceVision Open()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_models is null)
            {
                _models = FaceModels.Load(options.Value.ModelFolder, options.Value.NpmFolder);
                LogLoaded(_models.Description);
            }

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

    [LoggerMessage(EventId = 2020, Level = LogLevel.Information, Message = "The models are loaded: {Description}")]
    private partial void LogLoaded(string description);
}
