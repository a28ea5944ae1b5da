using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A state was written by somebody else since it was read; nothing was written. Read it again and decide anew.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : base(errorMsg)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException?.Message ?? "", storedEtag, currentEtag, storageException)
    {
    }

    /// <summary>Whether it has not yet left the grain whose state it is about.</summary>
    [Id(0)]
    internal bool IsSourceActivation { get; set; } = true;

    /// <summary>The version that the storage holds.</summary>
    [Id(1)]
    public string? StoredEtag { get; }

    /// <summary>The version that the writer knew.</summary>
    [Id(2)]
    public string? CurrentEtag { get; }

    public override string ToString() =>
        $"{nameof(InconsistentStateException)}: {Message} Expected etag={CurrentEtag}, stored etag={StoredEtag}. {StackTrace}";
}
