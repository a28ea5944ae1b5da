namespace Actors.Tests.Interleaving;

public sealed class PlainDoorGrain : Door, IPlainDoorGrain;
