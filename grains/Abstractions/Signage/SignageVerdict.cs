namespace Actors.Signage;

/// <summary>What became of a change.</summary>
[GenerateSerializer, Alias("actors.signage-verdict")]
public enum SignageVerdict
{
    /// <summary>It is done and on disk.</summary>
    Done = 0,

    /// <summary>A change with this idempotency key was done before; nothing was done again.</summary>
    Repeated = 1,

    /// <summary>An item that it names does not exist.</summary>
    NotFound = 2,

    /// <summary>An item has another version by now; nothing was done.</summary>
    VersionMismatch = 3,

    /// <summary>It breaks a rule; nothing was done. The sentences say which.</summary>
    Refused = 4,

    /// <summary>The idempotency key was used for another change before; nothing was done.</summary>
    KeyReused = 5,
}
