using System.Text.Json;
using Actors.Facts;

namespace Actors.Api;

/// <summary>
/// A change that somebody asked for, as two facts of one key and time: `change`, written before it is made, and `change-outcome`, written before
/// it is answered. One that has no outcome broke off in between.
/// </summary>
/// <param name="Id">Unique.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Account">By which account.</param>
/// <param name="Name">The account's name at that time.</param>
/// <param name="Role">The account's role at that time.</param>
/// <param name="Items">What it was about, one or more.</param>
/// <param name="Outcome">`done`, `repeated`, `refused`, `failed`, or `unknown` where it broke off.</param>
internal sealed record AuditEntry(Guid Id, DateTimeOffset At, string Account, string Name, string Role, IReadOnlyList<AuditItem> Items, string Outcome)
{
    /// <summary>The kind of facts that say what was asked for.</summary>
    public const string Kind = "change";

    /// <summary>The kind of facts that say what came of it.</summary>
    public const string OutcomeKind = "change-outcome";

    /// <summary>What was asked for.</summary>
    public Fact Asked(string storeId) => new(Kind, Id.ToString("D"), storeId, At, JsonSerializer.Serialize(new AskedBody(Account, Name, Role, Items), JsonSerializerOptions.Web));

    /// <summary>What came of it.</summary>
    public Fact Ended(string storeId) => new(OutcomeKind, Id.ToString("D"), storeId, At, JsonSerializer.Serialize(new EndedBody(Outcome, Items), JsonSerializerOptions.Web));

    /// <summary>Reads both; the outcome may be missing.</summary>
    /// <exception cref="JsonException">A fact is of another kind, or its body is not what this program writes.</exception>
    public static AuditEntry From(Fact asked, Fact? ended)
    {
        var body = Guid.TryParse(asked.Key, out var id) ? JsonSerializer.Deserialize<AskedBody>(asked.Body, JsonSerializerOptions.Web) : null;
        var end = ended is null ? null : JsonSerializer.Deserialize<EndedBody>(ended.Body, JsonSerializerOptions.Web);
        return body is { Account: not null, Name: not null, Role: not null, Items: not null }
            ? new AuditEntry(id, asked.At, body.Account, body.Name, body.Role, end?.Items ?? body.Items, end?.Outcome ?? "unknown")
            : throw new JsonException($"The fact {asked.Kind} {asked.Key} is no change.");
    }

    private sealed record AskedBody(string Account, string Name, string Role, IReadOnlyList<AuditItem> Items);

    private sealed record EndedBody(string Outcome, IReadOnlyList<AuditItem> Items);
}
