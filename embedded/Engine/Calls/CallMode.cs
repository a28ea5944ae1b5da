namespace Actors.Embedded;

/// <summary>What a piece of work may run beside, on one activation.</summary>
internal enum CallMode
{
    /// <summary>Beside nothing but <see cref="Interleaved"/> work.</summary>
    Exclusive,

    /// <summary>Beside other read-only work.</summary>
    ReadOnly,

    /// <summary>Beside anything.</summary>
    Interleaved,
}
