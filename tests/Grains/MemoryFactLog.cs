using System.Runtime.CompilerServices;
using Actors.Facts;

namespace Actors.Tests;

/// <summary>A log of facts in memory that can be made to fail, before or after it has taken what it was given.</summary>
internal sealed class MemoryFactLog : IFactLog
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Key), Fact> _facts = [];

    /// <summary>Fails the next append: true once it has taken the facts, false before.</summary>
    public bool? FailNext { get; set; }

    public IReadOnlyList<Fact> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _facts.Values];
            }
        }
    }

    public ValueTask<int> AppendAsync(IReadOnlyCollection<Fact> facts, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var fail = FailNext;
            FailNext = null;
            var added = fail is false ? 0 : facts.Count(fact => _facts.TryAdd((fact.Kind, fact.Key), fact));
            return fail is null ? ValueTask.FromResult(added) : throw new FactLogException("The disk is full.", new IOException("No space left on device."));
        }
    }

    public async IAsyncEnumerable<Fact> ReadAsync(
        string kind, string storeId, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var fact in All.Where(fact => fact.Kind == kind && fact.Subject.Split('/')[0] == storeId && fact.At >= from && fact.At < to).OrderBy(fact => fact.At).ThenBy(fact => fact.Key, StringComparer.Ordinal))
        {
            yield return fact;
        }
    }

    public ValueTask<Fact?> FindAsync(string kind, string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(fact => fact.Kind == kind && fact.Key == key));
}
