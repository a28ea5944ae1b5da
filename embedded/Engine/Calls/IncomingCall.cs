using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Actors.Embedded;

/// <summary>A call, or a timer's tick, on its way through the filters of the silo, then of the grain, to the method.</summary>
/// <param name="request">What is called.</param>
/// <param name="source">The calling grain; null when that is none.</param>
/// <param name="callee">Whom it has reached.</param>
/// <param name="invoke">Calls the method itself.</param>
internal sealed class IncomingCall(IInvokable request, GrainId? source, Mailbox callee, Func<object, ValueTask<object?>> invoke) : IIncomingGrainCallContext
{
    private int _next;

    public IInvokable Request => request;

    public object Grain => callee.Instance!;

    public IGrainContext TargetContext => callee as IGrainContext
        ?? throw new InvalidOperationException($"{callee.Name} is an observer; it has no grain context.");

    public GrainId? SourceId => source;

    public GrainId TargetId => callee.Id;

    public GrainInterfaceType InterfaceType => request is ITimerTick
        ? GrainInterfaceType.Create(typeof(ITimerTick).FullName!)
        : callee.Silo.Manifest.NameOf(request.GetInterfaceType());

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public MethodInfo InterfaceMethod => request.GetMethod();

    public MethodInfo ImplementationMethod
    {
        get
        {
            if (request is ITimerTick)
            {
                return request.GetMethod();
            }

            var map = callee.Instance!.GetType().GetInterfaceMap(request.GetInterfaceType());
            var method = request.GetMethod();
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        }
    }

    public object? Result { get; set; }

    public async Task Invoke()
    {
        var filters = callee.Silo.IncomingFilters;
        var stage = _next++;
        if (stage < filters.Length)
        {
            await filters[stage].Invoke(this);
        }
        else if (stage == filters.Length && callee.Instance is IIncomingGrainCallFilter own)
        {
            await own.Invoke(this);
        }
        else
        {
            Result = await invoke(callee.Instance!);
        }
    }
}
