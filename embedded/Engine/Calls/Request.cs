using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Actors.Embedded;

/// <summary>
/// A call that could not end at once. Caller and callee each own it until they have done with it; then it goes back to the
/// pool of its kind. The first of answer, timeout and cancellation decides what the caller gets.
/// </summary>
internal abstract class Request : Entry, IInvokable
{
    private int _owners;
    private int _decided;
    private CancellationTokenRegistration _cancellation;

    /// <summary>When the caller stops waiting, on the silo's clock; guarded by <see cref="Deadlines"/>.</summary>
    public long Deadline { get; set; }

    public Request? Sooner { get; set; }

    public Request? Later { get; set; }

    public bool IsTimed { get; set; }

    /// <summary>The chain of calls that it belongs to; empty for none.</summary>
    public Guid ChainId { get; private set; }

    /// <summary>Whom it calls; for messages.</summary>
    public Mailbox? Target { get; set; }

    /// <summary>What it carries of its caller's flow: the request context.</summary>
    public ExecutionContext? Flow { get; private set; }

    /// <summary>Why nobody will answer; null while somebody may.</summary>
    public string? Loss { get; private set; }

    public abstract CallShape Shape { get; }

    public bool IsCancellable => GetCancellationToken().CanBeCanceled;

    protected Silo Silo { get; private set; } = null!;

    protected bool IsOneWay { get; private set; }

    protected object? Callee { get; private set; }

    public override void Start(Mailbox mailbox)
    {
        if (Volatile.Read(ref _decided) != 0)
        {
            // Timed out or cancelled while it waited: nobody wants the answer, so the work is not done.
            mailbox.Finished(this);
            Release();
            return;
        }

        Target = mailbox;
        Callee = mailbox.Instance;
        if (Callee is null)
        {
            mailbox.Finished(this);
            Lose($"the {mailbox.Name} is gone");
            return;
        }

        if (Flow is { } flow)
        {
            ExecutionContext.Restore(flow);
        }

        if (mailbox.HasFilters)
        {
            StartThroughFilters(mailbox);
        }
        else
        {
            StartCall(Callee);
        }
    }

    /// <summary>Ends work that nobody can do any more, and tells nobody: as with a message to a client that has gone, the caller waits for its timeout.</summary>
    public void Lose(string reason)
    {
        Loss = reason;
        if (IsOneWay)
        {
            Silo.LogDropped(Silo.Logger, Describe(), reason);
        }
        else
        {
            Silo.LogLost(Silo.Logger, Describe(), reason);
        }

        Release();
    }

    public override void Reject(Exception exception)
    {
        if (TryDecide())
        {
            if (IsOneWay)
            {
                Silo.LogDropped(Silo.Logger, Describe(), exception.Message);
            }
            else
            {
                SetException(exception);
            }
        }

        Release();
    }

    /// <summary>Takes along the request context as a filter at the caller has left it.</summary>
    public void TakeAlong()
    {
        Flow = RequestContext.Flow();
        ChainId = RequestContext.ReentrancyId;
    }

    /// <summary>Ends the caller's waiting, if nothing has yet; the callee still owns the request.</summary>
    public void Abandon(Exception exception)
    {
        if (TryDecide())
        {
            SetException(exception);
        }
    }

    public override string Describe() => Shape.ToString();

    public string GetActivityName() => $"{Shape.Interface.Name}/{Shape.Name}";

    public abstract object? GetArgument(int index);

    public abstract void SetArgument(int index, object value);

    public int GetArgumentCount() => Shape.ParameterCount;

    public abstract CancellationToken GetCancellationToken();

    public TimeSpan? GetDefaultResponseTimeout() => Shape.ResponseTimeout;

    public string GetInterfaceName() => Shape.Interface.Name;

    public Type GetInterfaceType() => Shape.Interface;

    public MethodInfo GetMethod() => Shape.Method;

    public string GetMethodName() => Shape.Name;

    public object? GetTarget() => Callee;

    /// <summary>Requests go back to their pool by themselves; filters that dispose of one change nothing.</summary>
    public void Dispose()
    {
    }

    /// <summary>Invokes the method and calls the result's <c>Complete</c> now or on a later turn.</summary>
    protected abstract void StartCall(object callee);

    /// <summary>Invokes the method for a filter, boxing its result.</summary>
    public abstract ValueTask<object?> InvokeForFilterAsync(object callee);

    protected abstract void SetResult(object? result);

    protected abstract void SetException(Exception exception);

    /// <summary>Clears what the call held and goes back to the pool.</summary>
    protected abstract void Recycle();

    protected void Prepare(Silo silo, Mailbox? source, bool oneWay, ExecutionContext? flow)
    {
        Silo = silo;
        Source = source;
        IsOneWay = oneWay;
        Flow = flow;
        ChainId = flow is null ? Guid.Empty : RequestContext.ReentrancyId;
        Mode = Shape.Mode;
        Target = null;
        Loss = null;
        Callee = null;
        _decided = 0;
        _owners = oneWay ? 1 : 2;
        if (oneWay)
        {
            return;
        }

        Silo.Deadlines.Add(this);
        var token = GetCancellationToken();
        if (token.CanBeCanceled)
        {
            _cancellation = token.UnsafeRegister(
                static (request, token) => ((Request)request!).Abandon(new OperationCanceledException(token)), this);
        }
    }

    protected bool TryDecide() => Interlocked.CompareExchange(ref _decided, 1, 0) == 0;

    /// <summary>The method threw, or could not be invoked. Called on a turn of the callee.</summary>
    protected void Fail(Exception exception)
    {
        Target!.Finished(this);
        Silo.EndIfInconsistent(exception, Target);
        if (TryDecide())
        {
            if (IsOneWay)
            {
                Silo.LogOneWayFailed(Silo.Logger, Describe(), Target.Name, exception);
            }
            else
            {
                SetException(Silo.Crossing(exception, Shape, Target));
            }
        }

        Release();
    }

    /// <summary>One of the two owners has done with the request.</summary>
    protected void Release()
    {
        if (Interlocked.Decrement(ref _owners) != 0)
        {
            return;
        }

        if (!IsOneWay)
        {
            Silo.Deadlines.Remove(this);
            _cancellation.Dispose();
            _cancellation = default;
        }

        Flow = null;
        Callee = null;
        Source = null;
        Target = null;
        Silo = null!;
        Recycle();
    }

    private async void StartThroughFilters(Mailbox mailbox)
    {
        // Every way out ends in Fail or SetResult, so nothing escapes this method.
        object? result;
        try
        {
            var call = new IncomingCall(this, (Source as IGrainContext)?.GrainId, mailbox, InvokeForFilterAsync);
            await call.Invoke();
            result = call.Result;
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        Target!.Finished(this);
        if (TryDecide() && !IsOneWay)
        {
            SetResult(result);
        }

        Release();
    }
}
