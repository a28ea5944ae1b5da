using System.ComponentModel;

namespace Actors.Embedded;

/// <summary>An assembly's grain interfaces and classes; implemented by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEmbeddedManifest
{
    void Describe(IManifestReader reader);
}
