namespace Actors.Embedded;

/// <summary>What has been copied in one call, so that shared and circular references come out as such.</summary>
internal sealed class CopyContext
{
    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);

    public bool TryGet(object original, out object? copy) => _copies.TryGetValue(original, out copy);

    public void Record(object original, object copy) => _copies[original] = copy;
}
