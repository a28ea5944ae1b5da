using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Actors.Embedded;

/// <summary>A call without a result that could not end at once.</summary>
internal sealed class VoidRequest<TCall> : Request, IValueTaskSource
    where TCall : struct, ICall
{
    private readonly Action _onCompleted;
    private TCall _call;
    private ValueTaskAwaiter _awaiter;
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };

    private VoidRequest() => _onCompleted = Complete;

    public override CallShape Shape => TCall.Shape;

    /// <summary>What the caller awaits, once.</summary>
    public ValueTask Promise => new(this, _core.Version);

    public static VoidRequest<TCall> Take(TCall call, Silo silo, Mailbox? source, bool oneWay, ExecutionContext? flow)
    {
        var request = RequestPool<VoidRequest<TCall>>.TryTake() ?? new VoidRequest<TCall>();
        request._call = call;
        request.Prepare(silo, source, oneWay, flow);
        return request;
    }

    /// <summary>Goes on with a call that its caller's thread has started. Called on the callee's turn, which ends here.</summary>
    public void Adopt(ValueTask started, Mailbox callee)
    {
        Target = callee;
        _awaiter = started.GetAwaiter();
        _awaiter.UnsafeOnCompleted(_onCompleted);
        callee.Exit(this);
    }

    public override object? GetArgument(int index) => _call.GetArgument(index);

    public override void SetArgument(int index, object value) => _call.SetArgument(index, value);

    public override CancellationToken GetCancellationToken() => _call.CancellationToken;

    public override async ValueTask<object?> InvokeForFilterAsync(object callee)
    {
        await _call.Invoke(callee);
        return null;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public void GetResult(short token)
    {
        // A token of an earlier life must not release this one.
        _ = _core.GetStatus(token);
        try
        {
            _core.GetResult(token);
        }
        finally
        {
            Release();
        }
    }

    protected override void StartCall(object callee)
    {
        try
        {
            _awaiter = _call.Invoke(callee).GetAwaiter();
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
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

    protected override void SetResult(object? result) => _core.SetResult(true);

    protected override void SetException(Exception exception) => _core.SetException(exception);

    protected override void Recycle()
    {
        _call = default;
        _awaiter = default;
        _core.Reset();
        RequestPool<VoidRequest<TCall>>.Return(this);
    }

    private void Complete()
    {
        try
        {
            _awaiter.GetResult();
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        Target!.Finished(this);
        if (TryDecide() && !IsOneWay)
        {
            _core.SetResult(true);
        }

        Release();
    }
}
