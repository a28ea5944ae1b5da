using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>How generated references call. A call on an idle activation runs on the caller's thread; when it completes at once, nothing is queued and nothing allocated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Calls
{
    /// <summary>Calls a method without a result.</summary>
    public static ValueTask Send<TCall>(GrainReference reference, TCall call)
        where TCall : struct, ICall
    {
        ArgumentNullException.ThrowIfNull(reference);
        var callee = reference.Target;
        if (callee is null || call.CancellationToken.IsCancellationRequested || !Turn.TryTake(callee, TCall.Shape.Mode))
        {
            return Queue(reference, call);
        }

        var source = Mailbox.Current;
        var turn = Turn.Of(callee);
        ValueTask running;
        try
        {
            running = call.Invoke(callee.Instance!);
        }
        catch (Exception exception)
        {
            running = ValueTask.FromException(exception);
        }

        if (!running.IsCompleted)
        {
            var request = VoidRequest<TCall>.Take(call, callee.Silo, source, oneWay: false, flow: null);
            var promise = request.Promise;
            request.Adopt(running, callee);
            turn.Restore();
            return promise;
        }

        callee.Exit();
        turn.Restore();
        if (running.IsCompletedSuccessfully)
        {
            running.GetAwaiter().GetResult();
            return default;
        }

        return Failed(running.AsTask(), TCall.Shape, callee);
    }

    /// <summary>Calls a method with a result.</summary>
    public static ValueTask<TResult> Send<TCall, TResult>(GrainReference reference, TCall call)
        where TCall : struct, ICall<TResult>
    {
        ArgumentNullException.ThrowIfNull(reference);
        var callee = reference.Target;
        if (callee is null || call.CancellationToken.IsCancellationRequested || !Turn.TryTake(callee, TCall.Shape.Mode))
        {
            return Queue<TCall, TResult>(reference, call);
        }

        var source = Mailbox.Current;
        var turn = Turn.Of(callee);
        ValueTask<TResult> running;
        try
        {
            running = call.Invoke(callee.Instance!);
            if (running.IsCompletedSuccessfully)
            {
                running = new ValueTask<TResult>(Copier.Copy(running.Result));
            }
        }
        catch (Exception exception)
        {
            running = ValueTask.FromException<TResult>(exception);
        }

        if (!running.IsCompleted)
        {
            var request = ResultRequest<TCall, TResult>.Take(call, callee.Silo, source, oneWay: false, flow: null);
            var promise = request.Promise;
            request.Adopt(running, callee);
            turn.Restore();
            return promise;
        }

        callee.Exit();
        turn.Restore();
        return running.IsCompletedSuccessfully ? running : Failed(running.AsTask(), TCall.Shape, callee);
    }

    /// <summary>Calls a method for whose end nobody waits. It is always queued: its caller must not do its work.</summary>
    public static void Post<TCall>(GrainReference reference, TCall call)
        where TCall : struct, ICall
    {
        ArgumentNullException.ThrowIfNull(reference);
        reference.Silo.Deliver(reference, VoidRequest<TCall>.Take(
            call, reference.Silo, Mailbox.Current, oneWay: true, RequestContext.Flow()));
    }

    /// <inheritdoc cref="Post{TCall}"/>
    public static void Post<TCall, TResult>(GrainReference reference, TCall call)
        where TCall : struct, ICall<TResult>
    {
        ArgumentNullException.ThrowIfNull(reference);
        reference.Silo.Deliver(reference, ResultRequest<TCall, TResult>.Take(
            call, reference.Silo, Mailbox.Current, oneWay: true, RequestContext.Flow()));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ValueTask Failed(Task ended, CallShape shape, Mailbox callee) =>
        Crossing(ended, shape, callee) is { } crossing ? ValueTask.FromException(crossing) : new ValueTask(ended);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ValueTask<TResult> Failed<TResult>(Task<TResult> ended, CallShape shape, Mailbox callee) =>
        Crossing(ended, shape, callee) is { } crossing ? ValueTask.FromException<TResult>(crossing) : new ValueTask<TResult>(ended);

    private static Exception? Crossing(Task ended, CallShape shape, Mailbox callee)
    {
        if (ended.Exception?.InnerException is not { } exception)
        {
            return null;
        }

        Silo.EndIfInconsistent(exception, callee);
        return callee.Silo.Crossing(exception, shape, callee);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ValueTask Queue<TCall>(GrainReference reference, TCall call)
        where TCall : struct, ICall
    {
        if (call.CancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(call.CancellationToken);
        }

        var silo = reference.Silo;
        var request = VoidRequest<TCall>.Take(call, silo, Mailbox.Current, oneWay: false, RequestContext.Flow());
        var promise = request.Promise;
        if (silo.HasOutgoingFilters)
        {
            return new ValueTask(new OutgoingCall(silo, reference, request).SendAsync(promise));
        }

        silo.Deliver(reference, request);
        return promise;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ValueTask<TResult> Queue<TCall, TResult>(GrainReference reference, TCall call)
        where TCall : struct, ICall<TResult>
    {
        if (call.CancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<TResult>(call.CancellationToken);
        }

        var silo = reference.Silo;
        var request = ResultRequest<TCall, TResult>.Take(call, silo, Mailbox.Current, oneWay: false, RequestContext.Flow());
        var promise = request.Promise;
        if (silo.HasOutgoingFilters)
        {
            return new ValueTask<TResult>(new OutgoingCall(silo, reference, request).SendAsync(promise));
        }

        silo.Deliver(reference, request);
        return promise;
    }
}
