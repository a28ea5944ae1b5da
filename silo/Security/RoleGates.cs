using Actors.Access;

namespace Actors.Security;

/// <summary>Puts endpoints behind a <see cref="RoleGate"/>.</summary>
internal static class RoleGates
{
    /// <summary>Only for accounts with this role or more.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoints, AccountRole least)
        where TBuilder : IEndpointConventionBuilder => endpoints
        .AddEndpointFilterFactory((made, next) =>
        {
            var gate = new RoleGate(least, made.ApplicationServices.GetRequiredService<AccountBook>(), made.ApplicationServices.GetRequiredService<FailedKeys>());
            return context => gate.InvokeAsync(context, next);
        })
        .WithMetadata(new NeededRole(least))
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>For everybody on this machine, and for every account where the store listens beyond it.</summary>
    public static RouteGroupBuilder Reads(this IEndpointRouteBuilder endpoints, bool readsNeedKey)
    {
        var group = endpoints.MapGroup("");
        return readsNeedKey ? group.Needs(AccountRole.Viewer) : group;
    }
}
