namespace Actors.Tests.Interleaving;

public interface IRevolvingDoorGrain : IDoor;
