using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>A grain's reference before it is cast to one of the grain's interfaces.</summary>
internal sealed class SelfReference(Silo silo, GrainId id)
    : GrainReference(new GrainReferenceShared(id.Type, default, typeof(IAddressable), silo), id.Key);
