using System.Collections;

namespace Actors.Embedded.CodeGeneration;

/// <summary>A list that compares by content, as incremental stages need it.</summary>
internal sealed class EquatableList<T>(IReadOnlyList<T> items) : IEquatable<EquatableList<T>>, IEnumerable<T>
    where T : IEquatable<T>
{
    private readonly IReadOnlyList<T> _items = items;

    public static EquatableList<T> Empty { get; } = new([]);

    public bool Equals(EquatableList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    public override int GetHashCode() => _items.Aggregate(17, static (hash, item) => unchecked((hash * 31) + item.GetHashCode()));

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
