using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>A grain or observer interface and how to make references under it.</summary>
internal sealed record InterfaceEntry(Type Interface, string Name, Func<GrainReferenceShared, IdSpan, GrainReference> Create);
