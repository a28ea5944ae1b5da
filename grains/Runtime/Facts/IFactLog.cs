namespace Actors.Facts;

/// <summary>The store's facts: appended, read, never changed. Safe for any number of callers and processes at once.</summary>
public interface IFactLog
{
    /// <summary>Appends what is not there yet, all or nothing; when this returns, it is on disk. Returns how many facts were new.</summary>
    /// <exception cref="FactLogException">The log cannot be written now; nothing was appended, or it is unknown whether: append again.</exception>
    ValueTask<int> AppendAsync(IReadOnlyCollection<Fact> facts, CancellationToken cancellationToken);

    /// <summary>The facts of one kind and store within [from, to), in order of time and key.</summary>
    /// <exception cref="FactLogException">The log cannot be read now.</exception>
    IAsyncEnumerable<Fact> ReadAsync(string kind, string storeId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The fact of one kind and key; null when there is none.</summary>
    /// <exception cref="FactLogException">The log cannot be read now.</exception>
    ValueTask<Fact?> FindAsync(string kind, string key, CancellationToken cancellationToken);
}
