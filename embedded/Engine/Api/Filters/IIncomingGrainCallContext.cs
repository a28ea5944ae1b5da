using System.Reflection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>A call as it arrives at its grain.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    IGrainContext TargetContext { get; }

    /// <summary>The grain class's method.</summary>
    MethodInfo ImplementationMethod { get; }
}
