using System.Runtime.CompilerServices;

namespace Actors.Benchmarks.Engine;

/// <summary>The floor: the same method behind an interface, without any protection.</summary>
internal sealed class DirectMeter : IDirectMeter
{
    private long _total;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask Take(Reading reading)
    {
        _total += reading.Value;
        return default;
    }
}
