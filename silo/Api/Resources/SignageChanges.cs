using System.Collections.Immutable;
using System.Globalization;
using Actors.Security;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Changes a store's signage on behalf of whoever made a request, with the audit list and the idempotency key that belong to it.</summary>
internal sealed class SignageChanges(StoreSettings store, IGrainFactory grains, Audit audit, TimeProvider clock)
{
    /// <summary>The store's signage.</summary>
    public ISignageGrain Signage => grains.GetGrain<ISignageGrain>(store.StoreId);

    /// <summary>Makes a change: all edits or none. Answers that it was done before carry the header that says so.</summary>
    /// <exception cref="RefusedException">It was not made; the status and the sentence say why.</exception>
    public async Task<SignageOutcome> MakeAsync(HttpContext context, params ImmutableArray<SignageEdit> edits) => Accept(await TryAsync(context, edits));

    /// <summary>The outcome of a change that was made, now or before.</summary>
    /// <exception cref="RefusedException">It was not.</exception>
    public static SignageOutcome Accept(SignageOutcome outcome) => outcome.Verdict switch
    {
        SignageVerdict.Done or SignageVerdict.Repeated => outcome,
        SignageVerdict.NotFound => throw Refusal(StatusCodes.Status404NotFound, outcome, "What this names is not there."),
        SignageVerdict.VersionMismatch => throw Refusal(StatusCodes.Status412PreconditionFailed, outcome, "It has another version by now; read it again and repeat the change."),
        SignageVerdict.KeyReused => throw new RefusedException(
            StatusCodes.Status422UnprocessableEntity, $"The {IdempotencyKey.Header} was used for another change before; allowed is a new key for each change."),
        _ => throw Refusal(StatusCodes.Status400BadRequest, outcome, "This breaks a rule of the store's signage."),
    };

    /// <summary>Makes a change, whatever becomes of it.</summary>
    public async Task<SignageOutcome> TryAsync(HttpContext context, ImmutableArray<SignageEdit> edits)
    {
        var caller = Caller.Of(context);
        var key = IdempotencyKey.Of(context.Request, caller);
        var change = new SignageChange(edits, caller.Name, key);
        var outcome = await audit.AroundAsync(caller, [.. edits.Select(edit => Item(edit, null))], async () =>
        {
            // It goes on when the caller hangs up: half a call is no reason for half a change. Without a key it may not be made twice.
            var done = key is null
                ? await Signage.ChangeAsync(change, CancellationToken.None)
                : await RepeatableCall.RunAsync(() => Signage.ChangeAsync(change, CancellationToken.None), clock);
            return (done, Word(done.Verdict), (IReadOnlyList<AuditItem>)[.. edits.Select((edit, i) => Item(edit, i < done.Items.Length ? done.Items[i] : null))]);
        }, context.RequestAborted);
        if (outcome.Verdict == SignageVerdict.Repeated)
        {
            context.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
        }

        return outcome;
    }

    private static RefusedException Refusal(int status, SignageOutcome outcome, string otherwise) =>
        outcome.Sentences.IsDefaultOrEmpty ? new RefusedException(status, otherwise) : new RefusedException(status, string.Join(' ', outcome.Sentences), outcome.Sentences);

    private static AuditItem Item(SignageEdit edit, SignageItem? after) => new(
        edit.Edit.Name(), edit.Kind.Name(), edit.ItemId, edit.ExpectedVersion is > 0 and { } before ? Text(before) : after is { Version: > 1 } ? Text(after.Version - 1) : null, after is null ? null : Text(after.Version));

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static string Word(SignageVerdict verdict) => verdict switch
    {
        SignageVerdict.Done => "done",
        SignageVerdict.Repeated => "repeated",
        _ => "refused",
    };
}
