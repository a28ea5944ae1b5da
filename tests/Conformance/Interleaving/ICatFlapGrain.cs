namespace Actors.Tests.Interleaving;

public interface ICatFlapGrain : IDoor;
