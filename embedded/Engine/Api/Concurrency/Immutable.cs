namespace Orleans.Concurrency;

/// <summary>Wraps a value that its sender will not change any more, so that it needs no copy.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct Immutable<T>(T value) : IEquatable<Immutable<T>>
{
    [Id(0)]
    public readonly T Value = value;

    public static bool operator ==(Immutable<T> left, Immutable<T> right) => left.Equals(right);

    public static bool operator !=(Immutable<T> left, Immutable<T> right) => !left.Equals(right);

    public bool Equals(Immutable<T> other) => EqualityComparer<T>.Default.Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Immutable<T> other && Equals(other);

    public override int GetHashCode() => Value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(Value);
}
