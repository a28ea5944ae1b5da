namespace Actors.Cameras;

/// <summary>What one camera is doing, as its heartbeat says it.</summary>
internal sealed class CameraStatus
{
    private readonly Lock _gate = new();
    private CameraState _state = CameraState.Starting;
    private string? _error;
    private Func<bool>? _works;

    /// <summary>The state, and why when it is failed.</summary>
    public (CameraState State, string? Error) Read()
    {
        lock (_gate)
        {
            // A source that is being tried again stays failed until it has shown that it works.
            if (_works is not null && _works())
            {
                _state = CameraState.Running;
                _error = null;
            }

            return (_state, _error);
        }
    }

    public void Off() => Set(CameraState.Off, null, null);

    /// <summary>The source is about to be opened.</summary>
    public void Starting()
    {
        lock (_gate)
        {
            _state = _state == CameraState.Failed ? CameraState.Failed : CameraState.Starting;
            _works = null;
        }
    }

    /// <summary>The source is open; it runs as soon as it works.</summary>
    public void Running(Func<bool> works)
    {
        lock (_gate)
        {
            _works = works;
        }
    }

    /// <param name="error">One sentence without credentials.</param>
    public void Failed(string error) => Set(CameraState.Failed, error, null);

    private void Set(CameraState state, string? error, Func<bool>? works)
    {
        lock (_gate)
        {
            _state = state;
            _error = error;
            _works = works;
        }
    }
}
