using Actors.Embedded;

namespace Orleans.Runtime;

/// <summary>The way to a grain or observer: base of the classes that are generated for their interfaces.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>, ISpanFormattable
{
    private Mailbox? _target;

    protected GrainReference(GrainReferenceShared shared, IdSpan key)
    {
        ArgumentNullException.ThrowIfNull(shared);
        Shared = shared;
        GrainId = new GrainId(shared.GrainType, key);
    }

    public GrainId GrainId { get; }

    public GrainInterfaceType InterfaceType => Shared.InterfaceType;

    public virtual string InterfaceName => Shared.Interface.Name;

    internal GrainReferenceShared Shared { get; }

    internal Silo Silo => Shared.Silo;

    /// <summary>The activation or observer, if there is one now; remembered, so that most calls look nothing up.</summary>
    internal Mailbox? Target
    {
        get => _target is { IsGone: false } target ? target : _target = Silo.Find(GrainId) is { IsGone: false } found ? found : null;
        set => _target = value;
    }

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1?.Equals(reference2) ?? reference2 is null;

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    /// <summary>The same grain under another of its interfaces.</summary>
    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)Cast(typeof(TGrainInterface));

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => obj is GrainReference other && Equals(other);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"{InterfaceName}:{GrainId}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Spans.TryCopy(ToString(), destination, out charsWritten);

    internal object Cast(Type interfaceType) =>
        interfaceType.IsInstanceOfType(this) ? this : GrainFactory.Cast(Silo, GrainId, interfaceType);
}
