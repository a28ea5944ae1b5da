namespace Actors.Api;

/// <summary>A recorded sale.</summary>
/// <param name="SaleId">The till's own number of the sale.</param>
/// <param name="Lane">The lane.</param>
/// <param name="New">False when it had been recorded before.</param>
internal sealed record SaleView(string SaleId, string Lane, bool New);
