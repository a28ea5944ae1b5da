using Actors.Displays;
using Actors.Stores;

namespace Actors.Api;

/// <summary>A way to write plays, one after the other, so that their number does not matter.</summary>
internal abstract class PlayFormat(string name, string mediaType)
{
    public string Name => name;

    public string MediaType => mediaType;

    /// <summary>What stands before the first play.</summary>
    public abstract string Head(PlayQuery query, StoreSettings store);

    /// <summary>One play.</summary>
    /// <param name="play">The play.</param>
    /// <param name="store">The store.</param>
    /// <param name="first">Whether it is the first.</param>
    public abstract string Line(PlayFact play, StoreSettings store, bool first);

    /// <summary>What stands behind the last play.</summary>
    public abstract string Tail { get; }
}
