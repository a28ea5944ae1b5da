using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>Makes references.</summary>
internal interface IReferences
{
    /// <summary>A reference to a known grain under an interface of its class.</summary>
    IAddressable Create(GrainId grainId, Type interfaceType);
}
