using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Actors.Embedded;

/// <summary>A call on its way through the filters of the silo, then of the grain, to the method.</summary>
internal sealed class IncomingCall(Request request, Mailbox callee) : IIncomingGrainCallContext
{
    private int _next;

    public IInvokable Request => request;

    public object Grain => callee.Instance!;

    public IGrainContext TargetContext => callee as IGrainContext
        ?? throw new InvalidOperationException($"{callee.Name} is an observer; it has no grain context.");

    public GrainId? SourceId => (request.Source as IGrainContext)?.GrainId;

    public GrainId TargetId => callee.Id;

    public GrainInterfaceType InterfaceType => callee.Silo.Manifest.NameOf(request.Shape.Interface);

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.Shape.Name;

    public MethodInfo InterfaceMethod => request.Shape.Method;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = callee.Instance!.GetType().GetInterfaceMap(request.Shape.Interface);
            var method = request.Shape.Method;
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
            Result = await request.InvokeForFilterAsync(callee.Instance!);
        }
    }
}
