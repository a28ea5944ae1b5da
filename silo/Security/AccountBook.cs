using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Actors.Access;
using Actors.Stores;

namespace Actors.Security;

/// <summary>
/// Whose key is whose, as this silo knows it: the owner's from its file, all others from the store's accounts, asked for every second, so that a
/// revoked key ends within two on every silo. While they cannot be asked for, the last known list holds.
/// </summary>
internal sealed partial class AccountBook(IGrainFactory grains, StoreSettings store, OperatorKey owner, TimeProvider clock, ILogger<AccountBook> logger) : BackgroundService
{
    /// <summary>The account that the key file makes; it can neither be added nor revoked.</summary>
    public const string OwnerId = "owner";

    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Caller Owner = new(OwnerId, OwnerId, AccountRole.Admin);

    private volatile FrozenDictionary<string, Account> _byHash = FrozenDictionary<string, Account>.Empty;
    private bool _outOfReach;

    /// <summary>The account that a key belongs to; null when it is nobody's, or nobody's any more.</summary>
    public async ValueTask<Caller?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (owner.Matches(key))
        {
            return Owner;
        }

        var hash = HashOf(key);
        if (Known(hash) is { } known)
        {
            return known;
        }

        // Another silo may have made it a moment ago. Guesses are few: an address is shut out after ten.
        await RefreshAsync(cancellationToken);
        return Known(hash);
    }

    /// <summary>Asks for the accounts now; the last known ones hold where that fails.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var accounts = await grains.GetGrain<IAccessGrain>(store.StoreId).GetAccountsAsync(either.Token).AsTask().WaitAsync(either.Token);
            _byHash = accounts.Where(account => account.RevokedAt is null).DistinctBy(account => account.KeyHash).ToFrozenDictionary(account => account.KeyHash);
            _outOfReach = false;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_outOfReach)
            {
                _outOfReach = true;
                LogOutOfReach(fault);
            }
        }
    }

    /// <summary>What of a key is kept: SHA-256, lower-case hex.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Asking, clock);
            do
            {
                await RefreshAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end that was asked for.
        }
    }

    private Caller? Known(string hash) => _byHash.TryGetValue(hash, out var account) ? new Caller(account.AccountId, account.Name, account.Role) : null;
}
