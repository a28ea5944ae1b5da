using System.Buffers.Text;
using System.Security.Cryptography;
using Actors.Access;
using Actors.Security;
using Actors.Stores;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Actors.Api;

/// <summary>`/api/v1/accounts` and `/api/v1/me`: who may use the store's console and API.</summary>
internal sealed class AccountsApi(StoreSettings store, IGrainFactory grains, AccountBook book, Audit audit, TimeProvider clock)
{
    /// <summary>256 bits: out of reach of guessing whatever the rate, so that its hash needs no salt.</summary>
    private const int KeyBytes = 32;

    private const string Example = """{"name": "Night shift", "role": "operator"}""";

    private IAccessGrain Access => grains.GetGrain<IAccessGrain>(store.StoreId);

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("accounts").AddEndpointFilter<RefusalAnswers>();
        api.MapGet("/me", (HttpContext context, CancellationToken _) => Me(Caller.Of(context)))
            .Needs(AccountRole.Viewer).WithName("read-me").WithSummary("Whose key this is.");
        var admin = api.MapGroup("").Needs(AccountRole.Admin).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        admin.MapGet("/accounts", async (CancellationToken cancellationToken) => TypedResults.Ok((await Access.GetAccountsAsync(cancellationToken)).Select(View).ToList()))
            .WithName("list-accounts").WithSummary("Every account but the built-in 'owner', revoked ones included, by id.");
        admin.MapPost("/accounts", (Delegate)AddAsync).WithName("make-accounts").WithSummary("Makes an account. The answer holds its key, which nobody can read again.")
            .Accepts<AccountBody>("application/json").Produces<NewAccountView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        admin.MapDelete("/accounts/{id}", RevokeAsync).WithName("revoke-accounts").WithSummary("Revokes an account for good; its key ends on every server of the store within 2 s.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private async Task<IResult> AddAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Example, body =>
        {
            var fields = body.Fields("id", "name", "role");
            return new AccountBody(fields.Optional("id")?.Text(), fields["name"].Text(), fields["role"].Choice(AccountNames.Roles, AccountNames.Name).Name());
        }, context.RequestAborted);
        var id = body.Id ?? ItemIds.From(body.Name, "account");
        if (id == AccountBook.OwnerId)
        {
            throw new RefusedException(StatusCodes.Status409Conflict, $"The id '{id}' is that of the account that the key file makes; allowed is any other.");
        }

        var caller = Caller.Of(context);
        var role = AccountNames.Roles.Single(role => role.Name() == body.Role);
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var account = new Account(id, body.Name, role, AccountBook.HashOf(key), clock.GetUtcNow(), caller.Name);
        await audit.AroundAsync<bool>(caller, [new AuditItem("add", "account", id, null, body.Role)], async () =>
            await Access.AddAsync(account, CancellationToken.None)
                ? (true, "done", null)
                : throw new RefusedException(StatusCodes.Status409Conflict, $"There is an account '{id}' already, or was one; allowed is any other id."), context.RequestAborted);
        await book.RefreshAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/v1/accounts/{id}", new NewAccountView(id, account.Name, body.Role, account.CreatedAt, account.CreatedBy, key));
    }

    private async Task<IResult> RevokeAsync(HttpContext context, string id)
    {
        if (id == AccountBook.OwnerId)
        {
            throw new RefusedException(StatusCodes.Status409Conflict, "The account 'owner' is the key file's; it ends when the file state/operator.key is deleted and the store started again.");
        }

        await audit.AroundAsync<bool>(Caller.Of(context), [new AuditItem("revoke", "account", id, null, null)], async () =>
            await Access.RevokeAsync(id, CancellationToken.None) is not null
                ? (true, "done", null)
                : throw RefusedException.Missing($"There is no account '{BodyValue.Cut(id)}'."), context.RequestAborted);
        await book.RefreshAsync(context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static Ok<MeView> Me(Caller caller) => TypedResults.Ok(new MeView(caller.AccountId, caller.Name, caller.Role.Name()));

    private static AccountView View(Account account) => new(account.AccountId, account.Name, account.Role.Name(), account.CreatedAt, account.CreatedBy, account.RevokedAt);
}
