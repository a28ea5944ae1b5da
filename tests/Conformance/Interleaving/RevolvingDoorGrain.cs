using Orleans.Concurrency;

namespace Actors.Tests.Interleaving;

[Reentrant]
public sealed class RevolvingDoorGrain : Door, IRevolvingDoorGrain;
