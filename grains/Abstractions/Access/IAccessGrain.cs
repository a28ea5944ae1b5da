using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Actors.Access;

/// <summary>A store's accounts. Key: `store`.</summary>
[Alias("actors.access")]
public interface IAccessGrain : IGrainWithStringKey
{
    /// <summary>Every account, revoked ones included, by id.</summary>
    [ReadOnly, Alias("accounts")]
    ValueTask<ImmutableArray<Account>> GetAccountsAsync(CancellationToken cancellationToken);

    /// <summary>Adds an account; when this returns, it is on disk. False when the id is taken.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    [Alias("add")]
    Task<bool> AddAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Revokes an account for good; null when there is none of this id.</summary>
    [Alias("revoke")]
    Task<Account?> RevokeAsync(string accountId, CancellationToken cancellationToken);
}
