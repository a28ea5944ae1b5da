namespace Orleans.Runtime;

/// <summary>A piece of an identity. Orleans keeps UTF-8 bytes; in one process the string itself does.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>, ISpanFormattable
{
    private readonly string? _value;

    private IdSpan(string value) => _value = value;

    public bool IsDefault => string.IsNullOrEmpty(_value);

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new IdSpan(id);
    }

    public bool Equals(IdSpan obj) => string.Equals(_value ?? "", obj._value ?? "", StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    public int CompareTo(IdSpan other) => string.CompareOrdinal(_value ?? "", other._value ?? "");

    public override string ToString() => _value ?? "";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Spans.TryCopy(ToString(), destination, out charsWritten);
}
