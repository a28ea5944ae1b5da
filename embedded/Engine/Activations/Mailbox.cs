using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>
/// Keeps one object's work in turns: at most one thread runs its code at any moment, and calls start in the order of their
/// arrival as far as their <see cref="CallMode"/>s allow.
/// </summary>
/// <remarks>
/// Two things are kept apart. The <em>turn</em> belongs to one thread: a thread that starts a call, or goes on after an
/// <c>await</c>, holds it. A <em>running</em> call has started and waits for something without holding the turn; whether
/// another may start beside it is decided by their modes. The mailbox is its object's <see cref="SynchronizationContext"/>,
/// so what follows an <c>await</c> is posted here and runs on a later turn. The turn is taken either by a caller whose call
/// finds the object idle (<see cref="TryEnter"/>, no queue and no allocation), or by a thread of the pool that works the
/// queue off (<see cref="Execute"/>).
/// </remarks>
internal abstract class Mailbox : SynchronizationContext, IThreadPoolWorkItem
{
    /// <summary>Turns after which a thread lets others of the pool have their chance.</summary>
    private const int TurnsInARow = 128;

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private EntryList _waiting;
    private EntryList _running;
    private int _runningCount;

    // Those of the running calls that keep others waiting, and the reads among them.
    private int _blockingCount;
    private int _readCount;
    private bool _turnTaken;

    protected Mailbox(Silo silo) => Silo = silo;

    public Silo Silo { get; }

    /// <summary>The object whose code runs here; null when there is none yet, or none any more.</summary>
    public virtual object? Instance { get; protected set; }

    public abstract GrainId Id { get; }

    /// <summary>What the object is called in messages.</summary>
    public abstract string Name { get; }

    /// <summary>True once no work can come in any more: look the object up again.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Whether calls pass filters here, and therefore never run on their caller's thread.</summary>
    public virtual bool HasFilters => false;

    protected Lock Gate { get; } = new();

    /// <summary>Whether all work may interleave.</summary>
    protected bool IsReentrant { get; init; }

    /// <summary>Whether calls may start; guarded by <see cref="Gate"/>.</summary>
    protected bool IsOpen { get; set; }

    /// <summary>Whether a caller's thread may take the turn.</summary>
    protected bool AllowsInline { get; set; }

    /// <summary>Set by every use; the collector resets it.</summary>
    protected bool Touched { get; set; }

    protected bool HasWaiting => !_waiting.IsEmpty;

    /// <summary>Whether work that counts as use runs or waits; called with the gate held.</summary>
    protected bool IsInUse => _running.Any(static entry => entry.KeepsActive) || _waiting.Any(static entry => entry.KeepsActive);

    /// <summary>The mailbox on whose turn the current thread runs; null elsewhere.</summary>
    public static new Mailbox? Current => SynchronizationContext.Current as Mailbox;

    /// <summary>Takes the turn for the calling thread, if it is free and a call of that mode may start now.</summary>
    public bool TryEnter(CallMode mode)
    {
        lock (Gate)
        {
            // While the turn is free, what is posted is none, and what waits is kept waiting by calls that run, not by this one.
            if (_turnTaken || !IsOpen || !AllowsInline || !MayStart(mode))
            {
                return false;
            }

            _turnTaken = true;
            Touched = true;
            return true;
        }
    }

    /// <summary>Gives the turn back; whatever came meanwhile is worked off by the pool.</summary>
    public void Exit() => Exit(null);

    /// <summary>Gives the turn back while <paramref name="unfinished"/> goes on running.</summary>
    public void Exit(Entry? unfinished)
    {
        lock (Gate)
        {
            if (unfinished is not null)
            {
                Run(unfinished);
            }

            if (!HasWork())
            {
                _turnTaken = false;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Queues work; false when the mailbox is gone.</summary>
    public bool TryEnqueue(Entry entry)
    {
        lock (Gate)
        {
            if (IsGone)
            {
                return false;
            }

            _waiting.Append(entry);
            Touched |= entry.KeepsActive;
            if (_turnTaken || !IsOpen || !MayStart(entry))
            {
                return true;
            }

            _turnTaken = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <summary>Takes back work that has not started; false when it has.</summary>
    public bool TryWithdraw(Entry entry)
    {
        lock (Gate)
        {
            for (var waiting = _waiting.First; waiting is not null; waiting = waiting.Next)
            {
                if (ReferenceEquals(waiting, entry))
                {
                    _waiting.Remove(entry);
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Work that was started has ended. Called on a turn.</summary>
    public void Finished(Entry entry)
    {
        lock (Gate)
        {
            _running.Remove(entry);
            Count(entry, -1);
        }
    }

    /// <summary>The work that has started and not ended, the first started first.</summary>
    public Entry[] Running()
    {
        lock (Gate)
        {
            var running = new List<Entry>(_runningCount);
            for (var entry = _running.First; entry is not null; entry = entry.Next)
            {
                running.Add(entry);
            }

            return [.. running];
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (Gate)
        {
            _posted.Enqueue((d, state));
            if (_turnTaken)
            {
                return;
            }

            _turnTaken = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!ReferenceEquals(Current, this))
        {
            throw new NotSupportedException($"Nothing outside {Name} can wait for a turn of it; use Post.");
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    void IThreadPoolWorkItem.Execute()
    {
        SetSynchronizationContext(this);
        var outside = ExecutionContext.Capture();
        for (var turns = 0; turns < TurnsInARow; turns++)
        {
            if (!TryTake(out var posted, out var entry))
            {
                SetSynchronizationContext(null);
                return;
            }

            try
            {
                if (entry is not null)
                {
                    entry.Start(this);
                }
                else
                {
                    posted.Callback(posted.State);
                }
            }
            catch (Exception exception)
            {
                // What nobody awaits (an async void method) ends here; it must not end the process.
                Silo.LogUnobserved(Silo.Logger, Name, exception);
            }

            if (outside is not null && ExecutionContext.Capture() != outside)
            {
                ExecutionContext.Restore(outside);
            }
        }

        SetSynchronizationContext(null);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Called with the turn and the gate held when nothing is left to do; true when that has made work.</summary>
    protected virtual bool OnIdle() => false;

    /// <summary>Whether the object lets a call in beside one that would keep it waiting; called with the gate held.</summary>
    protected virtual bool LetsIn(Entry entry, Entry running) => false;

    /// <summary>Queues a turn; called with the gate held, on a turn.</summary>
    protected void PostWithinTurn(SendOrPostCallback callback, object? state) => _posted.Enqueue((callback, state));

    /// <summary>Takes the turn for the pool if it is free; called with the gate held. True when the caller must schedule.</summary>
    protected bool TakeTurn()
    {
        if (_turnTaken)
        {
            return false;
        }

        return _turnTaken = true;
    }

    /// <summary>Lets the pool work the queue off.</summary>
    protected void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>Whether no started call is unfinished; called with the gate held.</summary>
    protected bool NothingRuns() => _runningCount == 0;

    /// <summary>Closes for good and hands out what still waits; called with the gate held.</summary>
    protected EntryList Close()
    {
        IsGone = true;
        IsOpen = false;
        var waiting = _waiting;
        _waiting = default;
        return waiting;
    }

    /// <summary>Takes over what waited elsewhere, before anybody can see this mailbox.</summary>
    protected void Inherit(EntryList waiting) => _waiting = waiting;

    private bool TryTake(out (SendOrPostCallback Callback, object? State) posted, out Entry? entry)
    {
        entry = null;
        lock (Gate)
        {
            while (true)
            {
                if (_posted.TryDequeue(out posted))
                {
                    return true;
                }

                entry = FirstThatMayStart();
                if (entry is not null)
                {
                    _waiting.Remove(entry);
                    Run(entry);
                    return true;
                }

                if (!OnIdle())
                {
                    _turnTaken = false;
                    return false;
                }
            }
        }
    }

    private bool HasWork() => _posted.Count != 0 || FirstThatMayStart() is not null || OnIdle();

    private Entry? FirstThatMayStart()
    {
        if (!IsOpen)
        {
            return null;
        }

        var entry = _waiting.First;
        while (entry is not null && !MayStart(entry))
        {
            entry = entry.Next;
        }

        return entry;
    }

    private bool MayStart(Entry entry) => MayStart(entry.Mode) || IsLetInByAll(entry);

    /// <summary>As in Orleans, a call starts when it may run beside every one that runs, and not only beside the one that started first.</summary>
    private bool MayStart(CallMode mode) => _blockingCount == 0
        || IsReentrant
        || mode == CallMode.Interleaved
        || (mode == CallMode.ReadOnly && _readCount == _blockingCount);

    private bool IsLetInByAll(Entry entry)
    {
        for (var running = _running.First; running is not null; running = running.Next)
        {
            if (running.Mode != CallMode.Interleaved && (running.Mode != CallMode.ReadOnly || entry.Mode != CallMode.ReadOnly) && !LetsIn(entry, running))
            {
                return false;
            }
        }

        return true;
    }

    private void Run(Entry entry)
    {
        _running.Append(entry);
        Count(entry, 1);
    }

    private void Count(Entry entry, int change)
    {
        _runningCount += change;
        _blockingCount += entry.Mode == CallMode.Interleaved ? 0 : change;
        _readCount += entry.Mode == CallMode.ReadOnly ? change : 0;
    }
}
