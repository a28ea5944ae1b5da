namespace Actors.TestKit;

/// <summary>Where a test's PostgreSQL server runs, when that is not the machine's own loopback and temporary folder.</summary>
/// <param name="Address">The address that it listens on.</param>
/// <param name="NetworkNamespace">The network namespace that has the address; null for the machine's own.</param>
/// <param name="Folder">An empty folder for everything that it keeps.</param>
public sealed record PostgresPlace(string Address, string? NetworkNamespace, string Folder);
