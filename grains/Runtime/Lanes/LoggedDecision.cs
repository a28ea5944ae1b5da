namespace Actors.Lanes;

/// <summary>A lane's decision as it is looked up by its play.</summary>
/// <param name="StoreId">The store's key.</param>
/// <param name="LaneId">The lane's key.</param>
/// <param name="PlayId">The play that came of it, as programs and proofs name it.</param>
/// <param name="Decision">The decision with its steps.</param>
public sealed record LoggedDecision(string StoreId, string LaneId, Guid PlayId, Decision Decision);
