using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>A timer of one activation. Its ticks are work like calls; the next one is armed when one has ended.</summary>
internal abstract class GrainTimer : Entry, IGrainTimer
{
    private readonly Activation _activation;
    private readonly bool _keepsAlive;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Action _onCompleted;
    private readonly ITimer _timer;
    private TimeSpan _period;
    private TimeSpan? _changedTo;
    private bool _isTicking;
    private bool _isDisposed;
    private TaskAwaiter _awaiter;

    protected GrainTimer(Activation activation, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, nameof(options.DueTime));
        Check(options.Period, nameof(options.Period));
        _activation = activation;
        _period = options.Period;
        _keepsAlive = options.KeepAlive;
        _onCompleted = Complete;
        Mode = options.Interleave ? CallMode.Interleaved : CallMode.Exclusive;

        // The timer must not carry the context of whoever registers it into every tick.
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Clock.CreateTimer(
                static timer => ((GrainTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        activation.Add(this);
        Arm(options.DueTime);
    }

    public override bool KeepsActive => _keepsAlive;

    public override void Start(Mailbox mailbox)
    {
        try
        {
            _awaiter = (_stop.IsCancellationRequested ? Task.CompletedTask
                : mailbox.HasFilters ? new TimerTick(_activation, () => Invoke(_stop.Token)).RunAsync()
                : Invoke(_stop.Token)).GetAwaiter();
        }
        catch (Exception exception)
        {
            _awaiter = Task.FromException(exception).GetAwaiter();
        }

        if (_awaiter.IsCompleted)
        {
            Complete();
        }
        else
        {
            _awaiter.UnsafeOnCompleted(_onCompleted);
        }
    }

    /// <summary>A tick that cannot run any more is no loss.</summary>
    public override void Reject(Exception exception)
    {
    }

    public override string Describe() => "a timer's tick";

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (_gate)
        {
            _period = period;
            if (_isTicking)
            {
                _changedTo = dueTime;
                return;
            }
        }

        Arm(dueTime);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        _timer.Dispose();
        _activation.Remove(this);
        _stop.Cancel();
    }

    protected abstract Task Invoke(CancellationToken cancellationToken);

    private static void Check(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, time, "A timer's times are zero or more, or infinite.");
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            if (_isDisposed || _isTicking)
            {
                return;
            }

            _isTicking = true;
        }

        _activation.TryEnqueue(this);
    }

    private void Complete()
    {
        try
        {
            _awaiter.GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The tick was told to stop, and did.
        }
        catch (Exception exception)
        {
            Silo.LogTimerFailed(_activation.Silo.Logger, _activation.Name, exception);
            Silo.EndIfInconsistent(exception, _activation);
        }

        _activation.Finished(this);
        TimeSpan next;
        lock (_gate)
        {
            _isTicking = false;
            next = _changedTo ?? _period;
            _changedTo = null;
        }

        Arm(next);
    }

    private void Arm(TimeSpan time)
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _timer.Change(time, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
