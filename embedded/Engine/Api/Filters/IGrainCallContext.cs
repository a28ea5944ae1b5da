using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>One grain call on its way through the filters.</summary>
public interface IGrainCallContext
{
    /// <summary>The method and its arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain that is called, or its reference on the caller's side.</summary>
    object Grain { get; }

    /// <summary>The caller; null when it is no grain.</summary>
    GrainId? SourceId { get; }

    GrainId TargetId { get; }

    GrainInterfaceType InterfaceType { get; }

    string InterfaceName { get; }

    string MethodName { get; }

    MethodInfo InterfaceMethod { get; }

    /// <summary>What the call returned, once <see cref="Invoke"/> has ended; a filter may replace it.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter, and after the last one to the method.</summary>
    Task Invoke();
}
