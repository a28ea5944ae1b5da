namespace Orleans.Runtime;

/// <summary>The way to a grain: base of the classes that are generated for grain interfaces.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
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

    internal object Cast(Type interfaceType) =>
        interfaceType.IsInstanceOfType(this) ? this : Shared.References.Create(GrainId, interfaceType);
}
