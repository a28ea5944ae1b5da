using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Actors.Embedded;

/// <summary>A call with a result that could not end at once.</summary>
internal sealed class ResultRequest<TCall, TResult> : Request, IValueTaskSource<TResult>
    where TCall : struct, ICall<TResult>
{
    private readonly Action _onCompleted;
    private TCall _call;
    private ValueTaskAwaiter<TResult> _awaiter;
    private ManualResetValueTaskSourceCore<TResult> _core = new() { RunContinuationsAsynchronously = true };

    private ResultRequest() => _onCompleted = Complete;

    public override CallShape Shape => TCall.Shape;

    /// <inheritdoc cref="VoidRequest{TCall}.Promise"/>
    public ValueTask<TResult> Promise => new(this, _core.Version);

    public static ResultRequest<TCall, TResult> Take(TCall call, Silo silo, Mailbox? source, bool oneWay, ExecutionContext? flow)
    {
        var request = RequestPool<ResultRequest<TCall, TResult>>.TryTake() ?? new ResultRequest<TCall, TResult>();
        request._call = call;
        request.Prepare(silo, source, oneWay, flow);
        return request;
    }

    /// <inheritdoc cref="VoidRequest{TCall}.Adopt"/>
    public void Adopt(ValueTask<TResult> started, Mailbox callee)
    {
        Target = callee;
        _awaiter = started.GetAwaiter();
        _awaiter.UnsafeOnCompleted(_onCompleted);
        callee.Exit(this);
    }

    public override object? GetArgument(int index) => _call.GetArgument(index);

    public override void SetArgument(int index, object value) => _call.SetArgument(index, value);

    public override CancellationToken GetCancellationToken() => _call.CancellationToken;

    public override async ValueTask<object?> InvokeForFilterAsync(object callee) => Copier.Copy(await _call.Invoke(callee));

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public TResult GetResult(short token)
    {
        // A token of an earlier life must not release this one.
        _ = _core.GetStatus(token);
        try
        {
            return _core.GetResult(token);
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

    protected override void SetResult(object? result) => _core.SetResult((TResult)result!);

    protected override void SetException(Exception exception) => _core.SetException(exception);

    protected override void Recycle()
    {
        _call = default;
        _awaiter = default;
        _core.Reset();
        RequestPool<ResultRequest<TCall, TResult>>.Return(this);
    }

    private void Complete()
    {
        TResult result;
        try
        {
            result = Copier.Copy(_awaiter.GetResult());
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        Target!.Finished(this);
        if (TryDecide() && !IsOneWay)
        {
            _core.SetResult(result);
        }

        Release();
    }
}
