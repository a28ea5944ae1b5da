using System.ComponentModel;

namespace Actors.Embedded;

/// <summary>The arguments of one call, held by a struct that is generated for each grain method: no boxing, no reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICallArguments
{
    /// <summary>What all calls of the method have in common.</summary>
    static abstract CallShape Shape { get; }

    /// <summary>The method's cancellation token; none when it takes none.</summary>
    CancellationToken CancellationToken { get; }

    object? GetArgument(int index);

    void SetArgument(int index, object? value);
}
