namespace Orleans.Runtime;

/// <summary>The name of a grain interface: its alias, or its full name without one.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct GrainInterfaceType(IdSpan value) : IEquatable<GrainInterfaceType>, ISpanFormattable
{
    public GrainInterfaceType(string value)
        : this(IdSpan.Create(value))
    {
    }

    public IdSpan Value { get; } = value;

    public bool IsDefault => Value.IsDefault;

    public static bool operator ==(GrainInterfaceType left, GrainInterfaceType right) => left.Equals(right);

    public static bool operator !=(GrainInterfaceType left, GrainInterfaceType right) => !left.Equals(right);

    public static GrainInterfaceType Create(string value) => new(value);

    public bool Equals(GrainInterfaceType other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is GrainInterfaceType other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString();

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Spans.TryCopy(ToString(), destination, out charsWritten);
}
