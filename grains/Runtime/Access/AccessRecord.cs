using System.Collections.Immutable;

namespace Actors.Access;

/// <summary>The accounts of a store. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.access-record")]
internal sealed class AccessRecord
{
    /// <summary>Every account, revoked ones included, by id.</summary>
    [Id(0)]
    public ImmutableArray<Account> Accounts { get; set; } = [];
}
