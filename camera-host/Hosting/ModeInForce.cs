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

    /// <summary>Mode changes that the grain has announced; taken before a question to it is sent.</summary>
    public long Notices
    {
        get
        {
            lock (_gate)
            {
                return _notices;
            }
        }
    }

    /// <summary>The grain has announced a mode.</summary>
    public void Announce(LaneMode mode)
    {
        lock (_gate)
        {
            _notices++;
            Set(mode);
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

    private void Set(LaneMode mode)
    {
        // A mode that this host does not know, from a newer server, allows nothing here.
        var understood = mode is LaneMode.CountOnly or LaneMode.Demographics ? mode : LaneMode.Off;
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
