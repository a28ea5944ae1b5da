using Actors.Access;

namespace Actors.Security;

/// <summary>Who made a request: the account whose key it carried.</summary>
/// <param name="AccountId">The account; `owner` for the key in the store's own key file.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Role">What it may do.</param>
internal sealed record Caller(string AccountId, string Name, AccountRole Role)
{
    /// <summary>Who made a request that has passed a <see cref="RoleGate"/>.</summary>
    /// <exception cref="InvalidOperationException">The request's endpoint has no such gate.</exception>
    public static Caller Of(HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException($"Nobody is known to have asked for '{context.Request.Path}': its endpoint has no gate.");
}
