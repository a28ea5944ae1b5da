namespace Orleans.Concurrency;

/// <summary>Wraps a value that its sender will not change any more, so that it needs no copy.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct Immutable<T>(T value)
{
    [Id(0)]
    public readonly T Value = value;
}
