using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>Tells the services of one activation whose they are.</summary>
internal sealed class ActivationScope
{
    private IGrainContext? _context;

    public IGrainContext Context
    {
        get => _context ?? throw new InvalidOperationException($"{nameof(IGrainContext)} exists in the services of an activation only.");
        set => _context = value;
    }
}
