using System.Collections.Immutable;

namespace Actors.Access;

/// <summary>Keeps a store's accounts. Knows no key, only hashes of keys.</summary>
internal sealed class AccessGrain(
    [PersistentState("access", ActorsRuntimeExtensions.StateStorage)] IPersistentState<AccessRecord> record,
    TimeProvider clock) : Grain, IAccessGrain
{
    public ValueTask<ImmutableArray<Account>> GetAccountsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Accounts);

    public async Task<bool> AddAsync(Account account, CancellationToken cancellationToken)
    {
        AccessRules.Check(account);
        if (Accounts.Any(other => other.AccountId == account.AccountId))
        {
            return false;
        }

        if (Accounts.FirstOrDefault(other => other.KeyHash == account.KeyHash) is { } twin)
        {
            throw new ArgumentException($"KeyHash is that of the account \"{twin.AccountId}\"; allowed is a key of its own.", nameof(account));
        }

        if (Accounts.Length >= AccessRules.MostAccounts)
        {
            throw new ArgumentException($"The store has {Accounts.Length} accounts; allowed are {AccessRules.MostAccounts}, revoked ones included.", nameof(account));
        }

        await WriteAsync([.. Accounts.Add(account).OrderBy(static one => one.AccountId, StringComparer.Ordinal)]);
        return true;
    }

    public async Task<Account?> RevokeAsync(string accountId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountId);
        if (Accounts.FirstOrDefault(account => account.AccountId == accountId) is not { } account)
        {
            return null;
        }

        if (account.RevokedAt is null)
        {
            var revoked = account with { RevokedAt = clock.GetUtcNow() };
            await WriteAsync(Accounts.Replace(account, revoked));
            account = revoked;
        }

        return account;
    }

    private ImmutableArray<Account> Accounts => record.State.Accounts.IsDefault ? [] : record.State.Accounts;

    private async Task WriteAsync(ImmutableArray<Account> accounts)
    {
        var before = record.State.Accounts;
        record.State.Accounts = accounts;
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // Nobody is let in by an account that the disk does not know.
            record.State.Accounts = before;
            throw;
        }
    }
}
