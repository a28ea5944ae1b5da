namespace Actors.Api;

/// <summary>What a change did to one thing.</summary>
/// <param name="Action">`put`, `delete`, `restore`, `mode`, `fire`, `revoke` or `add`.</param>
/// <param name="What">`playlist`, `lane`, `emergency`, `account` and so on.</param>
/// <param name="Id">Which one.</param>
/// <param name="Before">Its version or state before; null for none, or where nobody knew.</param>
/// <param name="After">Its version or state after; null for none.</param>
internal sealed record AuditItem(string Action, string What, string Id, string? Before, string? After);
