using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Actors.Embedded;

/// <summary>A call on its way through the filters at its caller.</summary>
internal sealed class OutgoingCall(Silo silo, GrainReference reference, Request request) : IOutgoingGrainCallContext
{
    private int _next;
    private Func<Task<object?>> _send = static () => Task.FromResult<object?>(null);
    private bool _sent;

    public IInvokable Request => request;

    public object Grain => reference;

    public IGrainContext? SourceContext => request.Source as IGrainContext;

    public GrainId? SourceId => SourceContext?.GrainId;

    public GrainId TargetId => reference.GrainId;

    public GrainInterfaceType InterfaceType => reference.InterfaceType;

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.Shape.Name;

    public MethodInfo InterfaceMethod => request.Shape.Method;

    public object? Result { get; set; }

    public async Task Invoke()
    {
        var stage = _next++;
        if (stage < silo.OutgoingFilters.Length)
        {
            await silo.OutgoingFilters[stage].Invoke(this);
            return;
        }

        if (_sent)
        {
            throw new InvalidOperationException($"A filter sent {request.Describe()} twice; the embedded engine sends a call once.");
        }

        _sent = true;
        request.TakeAlong();
        silo.Deliver(reference, request);
        Result = await _send();
    }

    public async Task SendAsync(ValueTask promise)
    {
        _send = async () =>
        {
            await promise;
            return null;
        };
        await RunAsync(async () => await promise);
    }

    public async Task<TResult> SendAsync<TResult>(ValueTask<TResult> promise)
    {
        _send = async () => await promise;
        await RunAsync(async () => await promise);
        return (TResult)Result!;
    }

    private async Task RunAsync(Func<Task> observe)
    {
        try
        {
            await Invoke();
        }
        finally
        {
            if (!_sent)
            {
                // A filter that answers by itself leaves the request unsent; both its owners end here.
                request.Reject(new OperationCanceledException("A filter did not send the call."));
                await observe().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }
}
