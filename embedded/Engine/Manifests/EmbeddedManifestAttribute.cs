using System.ComponentModel;

namespace Actors.Embedded;

/// <summary>Names the generated list of an assembly's grain interfaces and classes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class EmbeddedManifestAttribute(Type manifest) : Attribute
{
    public Type Manifest { get; } = manifest;
}
