using System.Runtime.CompilerServices;
using Actors.Facts;
using Actors.Security;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/api/v1/audit`: who changed what.</summary>
internal sealed class AuditApi(StoreSettings store, IFactLog facts, TimeProvider clock)
{
    private const int Usual = 100;

    private const int Most = 1_000;

    /// <summary>How many ids the short form names.</summary>
    private const int Named = 5;

    private static readonly TimeSpan UsualRange = TimeSpan.FromDays(30);

    private static readonly Query From = new("from", "string", "From when on: a time with its offset, or a date, which is the store's own day. Without it, 30 days before the end.");

    private static readonly Query To = new("to", "string", "Until when, exclusive. Without it, now. The 'earlier' of an answer leads to the entries before it.");

    private static readonly Query Account = new("account", "string", "Changes by one account alone, by its id.");

    private static readonly Query What = new("what", "string", "Changes of one kind of thing alone, such as playlist, lane, emergency or account.");

    private static readonly Query Id = new("id", "string", "Changes of one thing alone, by its id.");

    private static readonly Query Limit = new("limit", "integer", "How many, 1 to 1000. Without it, 100.");

    private readonly StoreDays _days = new(StoreZone.Find(store.Zone));

    public void Map(IEndpointRouteBuilder routes, bool readsNeedKey) => routes.MapGroup("/api/v1").AddEndpointFilter<RefusalAnswers>().Reads(readsNeedKey)
        .MapGet("/audit", (HttpContext context, CancellationToken _) => ListAsync(context)).WithTags("audit").WithName("list-audit")
        .WithMetadata(From, To, Account, What, Id, Limit)
        .WithSummary("Who changed what, the newest first: each change is written before it is made, and what came of it before it is answered.")
        .Produces<AuditView>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var request = context.Request;
        var limit = Limit.Whole(request, 1, Most, Usual);
        var (from, to) = PlayQuery.Range(request, _days, clock.GetUtcNow().AddTicks(TimeSpan.TicksPerMillisecond), UsualRange);
        var (account, what, id) = (Account.Text(request), What.Text(request), Id.Text(request));
        var entries = await NewestFacts.ReadAsync(
            (begin, end) => ReadAsync(begin, end, entry =>
                (account is null || entry.Account == account) && entry.Items.Any(item => (what is null || item.What == what) && (id is null || item.Id == id)), context.RequestAborted),
            from,
            to,
            limit);
        return TypedResults.Ok(new AuditView([.. entries.Select(View)], entries.Count == limit ? entries[^1].At : null));
    }

    private async IAsyncEnumerable<AuditEntry> ReadAsync(
        DateTimeOffset from, DateTimeOffset to, Func<AuditEntry, bool> fits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The outcomes afterwards, so that a change that ends meanwhile has one.
        var asked = await facts.ReadAsync(AuditEntry.Kind, store.StoreId, from, to, cancellationToken).ToListAsync(cancellationToken);
        var outcomes = new Dictionary<string, Fact>();
        await foreach (var outcome in facts.ReadAsync(AuditEntry.OutcomeKind, store.StoreId, from, to, cancellationToken))
        {
            outcomes[outcome.Key] = outcome;
        }

        foreach (var entry in asked.Select(fact => AuditEntry.From(fact, outcomes.GetValueOrDefault(fact.Key))).Where(fits))
        {
            yield return entry;
        }
    }

    private static AuditEntryView View(AuditEntry entry) => new(
        entry.Id,
        entry.At,
        entry.Account,
        entry.Name,
        entry.Role,
        string.Join(", ", entry.Items.Select(item => $"{item.Action} {item.What}").Distinct()),
        Short(entry.Items),
        entry.Outcome,
        entry.Items);

    private static string Short(IReadOnlyList<AuditItem> items) =>
        string.Join(", ", items.Take(Named).Select(item => item.Id)) + (items.Count > Named ? $" and {items.Count - Named} more" : "");
}

/// <summary>A change.</summary>
/// <param name="Id">Unique.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Account">By which account.</param>
/// <param name="By">The account's name at that time.</param>
/// <param name="Role">The account's role at that time.</param>
/// <param name="What">What it was, such as `put playlist`.</param>
/// <param name="Item">What it was about, in short.</param>
/// <param name="Result">`done`, `repeated`, `refused`, `failed`, or `unknown` where it broke off.</param>
/// <param name="Items">Everything that it was about, with versions or states before and after.</param>
internal sealed record AuditEntryView(
    Guid Id, DateTimeOffset At, string Account, string By, string Role, string What, string Item, string Result, IReadOnlyList<AuditItem> Items);

/// <summary>Changes, the newest first.</summary>
/// <param name="Items">The changes.</param>
/// <param name="Earlier">What to ask for as `to` to read on; null where there is nothing more.</param>
internal sealed record AuditView(IReadOnlyList<AuditEntryView> Items, DateTimeOffset? Earlier);
