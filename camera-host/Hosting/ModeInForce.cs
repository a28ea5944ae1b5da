using Actors.Lanes;

namespace Actors.Cameras;

/// <summary>
/// The mode that a camera obeys now. Until its grain has spoken, and when it has been unreachable for a while, that is off:
/// what nobody allows is not done.
/// </summary>
internal sealed class ModeInForce
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New();
    private TaskCompletionSource _doubted = New();
    private LaneMode _mode = LaneMode.Off;
    private long _notices;

    /// <summary>The mode from the next frame on.</summary>
    public LaneMode Current
    {
        get
        {
            lock (_gate)
            {
                return _mode;
            }
        }
    }

    /// <summary>Completes when the grain is to be asked: an announcement allows more than is in force.</summary>
    public Task Doubt
    {
        get
        {
            lock (_gate)
            {
                return _doubted.Task;
            }
        }
    }

    /// <summary>Begins a question to the grain, which settles every doubt there is. Returns the announcements so far, for <see cref="Answer"/>.</summary>
    public long Ask()
    {
        lock (_gate)
        {
            if (_doubted.Task.IsCompleted)
            {
                _doubted = New();
            }

            return _notices;
        }
    }

    /// <summary>
    /// The grain has announced a mode. One that forbids is obeyed at once. One that allows more is only asked about: announcements overtake each
    /// other on a network, and a late one must not allow what has been forbidden since.
    /// </summary>
    public void Announce(LaneMode mode)
    {
        lock (_gate)
        {
            _notices++;
            if (Understood(mode) <= _mode)
            {
                Set(mode);
            }
            else
            {
                _doubted.TrySetResult();
            }
        }
    }

    /// <summary>The grain has answered a question; an announcement that overtook the answer is newer than it and stands.</summary>
    public void Answer(LaneMode mode, long noticesBefore)
    {
        lock (_gate)
        {
            if (_notices == noticesBefore)
            {
                Set(mode);
            }
        }
    }

    /// <summary>The grain has not been heard of for too long.</summary>
    public void Lapse()
    {
        lock (_gate)
        {
            Set(LaneMode.Off);
        }
    }

    /// <summary>Waits until the source is to be open, or closed.</summary>
    public async Task WaitAsync(bool open, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_mode != LaneMode.Off == open)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A mode that this host does not know, from a newer server, allows nothing here. The values grow with what they allow.</summary>
    private static LaneMode Understood(LaneMode mode) => mode is LaneMode.CountOnly or LaneMode.Demographics ? mode : LaneMode.Off;

    private void Set(LaneMode mode)
    {
        var understood = Understood(mode);
        if (_mode == understood)
        {
            return;
        }

        _mode = understood;
        var changed = _changed;
        _changed = New();
        changed.SetResult();
    }
}
