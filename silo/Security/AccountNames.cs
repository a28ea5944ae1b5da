using Actors.Access;

namespace Actors.Security;

/// <summary>The names by which HTTP calls roles.</summary>
internal static class AccountNames
{
    public static readonly IReadOnlyList<AccountRole> Roles = [AccountRole.Viewer, AccountRole.Operator, AccountRole.Admin];

    /// <summary>`viewer`, `operator` or `admin`.</summary>
    public static string Name(this AccountRole role) => role switch
    {
        AccountRole.Viewer => "viewer",
        AccountRole.Operator => "operator",
        AccountRole.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };
}
