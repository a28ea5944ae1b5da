namespace Orleans.Runtime;

/// <summary>A grain's identity: the type of its class and its key, written `type/key`.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>, IComparable<GrainId>, ISpanFormattable, ISpanParsable<GrainId>
{
    public GrainType Type { get; } = type;

    public IdSpan Key { get; } = key;

    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new GrainId(type, IdSpan.Create(key));
    }

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    /// <summary>Reads `type/key`; the key may itself contain slashes.</summary>
    /// <exception cref="FormatException">There is no slash, or nothing before or after it.</exception>
    public static GrainId Parse(string value) => Parse(value, null);

    /// <inheritdoc cref="Parse(string)"/>
    public static GrainId Parse(string value, IFormatProvider? provider = null) => Parse(value.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static GrainId Parse(ReadOnlySpan<char> value, IFormatProvider? provider = null) =>
        TryParse(value, provider, out var id)
            ? id
            : throw new FormatException($"'{value}' is no grain id; it must read type/key.");

    public static bool TryParse(string? value, out GrainId result) => TryParse(value, null, out result);

    public static bool TryParse(string? value, IFormatProvider? provider, out GrainId result) => TryParse(value.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> value, IFormatProvider? provider, out GrainId result)
    {
        var slash = value.IndexOf('/');
        if (slash <= 0 || slash == value.Length - 1)
        {
            result = default;
            return false;
        }

        result = Create(value[..slash].ToString(), value[(slash + 1)..].ToString());
        return true;
    }

    public bool Equals(GrainId other) => Type.Equals(other.Type) && Key.Equals(other.Key);

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Type, Key);

    public int CompareTo(GrainId other)
    {
        var byType = Type.CompareTo(other.Type);
        return byType != 0 ? byType : Key.CompareTo(other.Key);
    }

    public override string ToString() => $"{Type}/{Key}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Spans.TryCopy(ToString(), destination, out charsWritten);
}
