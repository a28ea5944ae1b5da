using System.ComponentModel;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>Takes what a manifest lists.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IManifestReader
{
    /// <param name="interface">A grain or observer interface.</param>
    /// <param name="name">Its name: its alias, or its full name.</param>
    /// <param name="create">Makes a reference under it.</param>
    void Interface(Type @interface, string name, Func<GrainReferenceShared, IdSpan, GrainReference> create);

    /// <param name="grainClass">A class whose instances are grains.</param>
    void Grain(Type grainClass);
}
