namespace Actors.Tests.Interleaving;

public interface IPlainDoorGrain : IDoor;
