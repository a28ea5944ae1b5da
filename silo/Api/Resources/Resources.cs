using Actors.Signage;

namespace Actors.Api;

/// <summary>Every kind of signage that HTTP edits as JSON.</summary>
internal sealed class Resources(IEnumerable<IResource> all)
{
    private readonly Dictionary<SignageKind, IResource> _byKind = all.ToDictionary(resource => resource.Kind);

    public IReadOnlyCollection<IResource> All => _byKind.Values;

    /// <summary>Null for content where nobody edits it as JSON.</summary>
    public IResource? TryOf(SignageKind kind) => _byKind.GetValueOrDefault(kind);
}
