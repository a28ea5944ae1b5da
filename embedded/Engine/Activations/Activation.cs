using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Actors.Embedded;

/// <summary>One grain in memory: from its making, over its calls, to its end.</summary>
internal sealed class Activation : Mailbox, IGrainContext
{
    private readonly TaskCompletionSource _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IStateReader> _states = [];
    private readonly HashSet<GrainTimer> _timers = [];
    private Dictionary<Guid, int>? _chains;
    private AsyncServiceScope _scope;
    private ExecutionContext? _flow;
    private GrainReference? _reference;
    private DeactivationReason? _reason;
    private bool _drains;
    private bool _isActive;
    private bool _isEnding;
    private DateTimeOffset _usedAt;
    private DateTimeOffset _keepUntil;
    private Task _life = Task.CompletedTask;

    public Activation(Silo silo, GrainClass grainClass, GrainId id)
        : base(silo)
    {
        Class = grainClass;
        Id = id;
        IsReentrant = grainClass.IsReentrant;
    }

    public GrainClass Class { get; }

    public override GrainId Id { get; }

    public override string Name => Id.ToString();

    public override bool HasFilters => Class.IsFilter || Silo.HasIncomingFilters;

    public GrainId GrainId => Id;

    public GrainReference GrainReference => _reference ??= new SelfReference(Silo, Id);

    public object? GrainInstance => Instance;

    public IServiceProvider ActivationServices => _scope.ServiceProvider;

    public Task Deactivated => _deactivated.Task;

    /// <summary>Starts to make the grain.</summary>
    /// <param name="flow">What the call carries that wakes it; null for nothing.</param>
    public void Begin(ExecutionContext? flow)
    {
        lock (Gate)
        {
            _flow = flow;
            PostWithinTurn(static activation => ((Activation)activation!).Live(), this);
            if (!TakeTurn())
            {
                return;
            }
        }

        Schedule();
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        Deactivate(deactivationReason, drain: false);

    /// <param name="reason">Why.</param>
    /// <param name="drain">True: calls that wait are served first. False: they go to the next activation.</param>
    public void Deactivate(DeactivationReason reason, bool drain)
    {
        lock (Gate)
        {
            if (IsGone || _isEnding || (_reason is not null && (_drains == drain || drain)))
            {
                return;
            }

            _reason ??= reason;
            AllowsInline = false;

            // A grain that asks for its end while it is being activated still serves who woke it; the next one would do the same.
            _drains = drain || !_isActive;
            IsOpen = _isActive && _drains;
            if (!TakeTurn())
            {
                return;
            }
        }

        Schedule();
    }

    public void DelayDeactivation(TimeSpan time)
    {
        lock (Gate)
        {
            var now = Silo.Clock.GetUtcNow();
            _keepUntil = time > TimeSpan.Zero
                ? time < DateTimeOffset.MaxValue - now ? now + time : DateTimeOffset.MaxValue
                : DateTimeOffset.MinValue;
        }
    }

    /// <summary>Deactivates if nothing has used the grain for its collection age.</summary>
    public void CollectIfIdle(DateTimeOffset now)
    {
        var age = Class.CollectionAge ?? Silo.Collection.CollectionAge;
        lock (Gate)
        {
            if (Touched || IsInUse || !_isActive)
            {
                // Uses are noticed when the collector looks, not when they happen: a call costs no look at the clock.
                // A tick that happens to run just now is no use, or a grain that ticks as often as this looks would stay for ever.
                Touched = false;
                _usedAt = now;
                return;
            }

            if (now - _usedAt < age || now < _keepUntil)
            {
                return;
            }
        }

        Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"{Name} was idle for {age}."), drain: true);
    }

    /// <summary>Lets the calls of a chain in from now on.</summary>
    public void Admit(Guid chainId)
    {
        lock (Gate)
        {
            _chains ??= [];
            _chains[chainId] = _chains.GetValueOrDefault(chainId) + 1;
        }
    }

    /// <summary>Takes back one <see cref="Admit"/>.</summary>
    public void Dismiss(Guid chainId)
    {
        lock (Gate)
        {
            if (_chains is null || !_chains.TryGetValue(chainId, out var sections))
            {
                return;
            }

            if (sections == 1)
            {
                _chains.Remove(chainId);
            }
            else
            {
                _chains[chainId] = sections - 1;
            }
        }
    }

    public void Add(IStateReader state) => _states.Add(state);

    public void Add(GrainTimer timer)
    {
        lock (Gate)
        {
            if (!_isEnding && !IsGone)
            {
                _timers.Add(timer);
                return;
            }
        }

        timer.Dispose();
    }

    public void Remove(GrainTimer timer)
    {
        lock (Gate)
        {
            _timers.Remove(timer);
        }
    }

    public object? GetTarget() => Instance;

    public object? GetComponent(Type componentType) => componentType.IsInstanceOfType(this) ? this
        : componentType.IsInstanceOfType(Instance) ? Instance
        : null;

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    protected override bool LetsIn(Entry entry, Entry running) =>
        (_chains is not null && entry is Request { ChainId: var chainId } && chainId != Guid.Empty && _chains.ContainsKey(chainId))
        || (Class.MayInterleave is { } mayInterleave && (Says(mayInterleave, entry) || Says(mayInterleave, running)));

    protected override bool OnIdle()
    {
        if (_reason is null || !_isActive || _isEnding || !NothingRuns() || (_drains && HasWaiting))
        {
            return false;
        }

        _isEnding = true;
        IsOpen = false;
        PostWithinTurn(static activation => ((Activation)activation!).End(), this);
        return true;
    }

    private bool Says(Func<object, IInvokable, bool> mayInterleave, Entry entry)
    {
        if (entry is not Request call)
        {
            return false;
        }

        try
        {
            return mayInterleave(Instance!, call);
        }
        catch (Exception exception)
        {
            Silo.LogPredicateFailed(Silo.Logger, entry.Describe(), Name, exception);
            return false;
        }
    }

    private void Live()
    {
        if (_flow is { } flow)
        {
            ExecutionContext.Restore(flow);
            _flow = null;
        }

        _life = ActivateAsync();
    }

    private void End() => _life = EndAsync();

    private async Task ActivateAsync()
    {
        try
        {
            _scope = Silo.Services.CreateAsyncScope();
            _scope.ServiceProvider.GetRequiredService<ActivationScope>().Context = this;
            RuntimeContext.Current = this;
            try
            {
                Instance = Class.Create(this);
            }
            finally
            {
                RuntimeContext.Current = null;
            }

            foreach (var state in _states)
            {
                await state.ReadStateAsync();
            }

            if (Instance is IGrainBase grain)
            {
                await WithinAsync(grain.OnActivateAsync, Silo.Collection.ActivationTimeout, "activate");
            }
        }
        catch (Exception exception)
        {
            Silo.LogActivationFailed(Silo.Logger, Name, exception);
            await CloseAsync(exception);
            return;
        }

        lock (Gate)
        {
            _isActive = true;
            _usedAt = Silo.Clock.GetUtcNow();
            IsOpen = true;
            AllowsInline = !HasFilters && !Silo.HasOutgoingFilters && _reason is null;
        }
    }

    private async Task EndAsync()
    {
        StopTimers();
        if (Instance is IGrainBase grain)
        {
            try
            {
                var reason = _reason!.Value;
                await WithinAsync(
                    cancellationToken => grain.OnDeactivateAsync(reason, cancellationToken), Silo.Collection.DeactivationTimeout, "deactivate");
            }
            catch (Exception exception)
            {
                Silo.LogDeactivationFailed(Silo.Logger, Name, exception);
            }
        }

        await CloseAsync(null);
    }

    private async Task WithinAsync(Func<CancellationToken, Task> work, TimeSpan limit, string what)
    {
        using var timeout = new CancellationTokenSource(limit, Silo.Clock);
        try
        {
            await work(timeout.Token).WaitAsync(limit, Silo.Clock);
        }
        catch (Exception exception) when (timeout.IsCancellationRequested && exception is OperationCanceledException or TimeoutException)
        {
            throw new TimeoutException($"{Name} did not {what} within {limit}.", exception);
        }
    }

    private async Task CloseAsync(Exception? failure)
    {
        StopTimers();
        var instance = Instance;
        Activation? successor = null;
        EntryList rejected = default;
        EntryList inherited = default;
        lock (Gate)
        {
            var waiting = Close();
            Instance = null;
            while (waiting.TakeFirst() is { } entry)
            {
                if (failure is not null || entry is GrainTimer)
                {
                    rejected.Append(entry);
                }
                else
                {
                    inherited.Append(entry);
                }
            }

            // The successor stands in the catalog, with what waits, before anybody can find this activation gone: nothing overtakes it.
            if (!inherited.IsEmpty)
            {
                successor = new Activation(Silo, Class, Id);
                successor.Inherit(inherited);
            }

            Silo.Catalog.Replace(this, successor);
        }

        successor?.Begin((inherited.First as Request)?.Flow);
        while (rejected.TakeFirst() is { } entry)
        {
            entry.Reject(failure ?? Silo.Gone(this, entry));
        }

        try
        {
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            await _scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            Silo.LogDeactivationFailed(Silo.Logger, Name, exception);
        }

        _deactivated.TrySetResult();
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (Gate)
        {
            timers = [.. _timers];
            _timers.Clear();
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
