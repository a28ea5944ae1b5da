using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Actors.Tests.Interleaving;

/// <summary>Lets those slip in who say that they are quiet.</summary>
[MayInterleave(nameof(IsQuiet))]
public sealed class CatFlapGrain : Door, ICatFlapGrain
{
    public static bool IsQuiet(IInvokable call) => call.GetMethodName() == nameof(Squeeze) || (call.GetMethodName() == nameof(Slip) && (bool)call.GetArgument(0)!);
}
