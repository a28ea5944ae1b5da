namespace Actors.Embedded;

/// <summary>What a piece of work may run beside, on one activation.</summary>
internal enum CallMode
{
    /// <summary>Beside <see cref="Interleaved"/> work, and what the object lets in.</summary>
    Exclusive,

    /// <summary>Beside read-only work that keeps others waiting.</summary>
    ReadOnly,

    /// <summary>Beside anything.</summary>
    Interleaved,
}
