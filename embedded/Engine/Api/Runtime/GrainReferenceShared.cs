using Actors.Embedded;

namespace Orleans.Runtime;

/// <summary>What all references to grains of one class under one interface have in common.</summary>
public class GrainReferenceShared
{
    internal GrainReferenceShared(GrainType grainType, GrainInterfaceType interfaceType, Type @interface, Silo silo)
    {
        GrainType = grainType;
        InterfaceType = interfaceType;
        Interface = @interface;
        Silo = silo;
    }

    public GrainType GrainType { get; }

    public GrainInterfaceType InterfaceType { get; }

    internal Type Interface { get; }

    internal Silo Silo { get; }
}
