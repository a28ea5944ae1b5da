namespace Orleans.Core;

/// <summary>A stored value without its type.</summary>
public interface IStorage
{
    /// <summary>The version that was read or written last; null when there is none.</summary>
    string? Etag { get; }

    /// <summary>Whether the storage holds a record.</summary>
    bool RecordExists { get; }

    /// <summary>Deletes the record and resets the state to a new one.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the state; it is durable when the task has ended.</summary>
    /// <exception cref="Storage.InconsistentStateException">Somebody else has written since.</exception>
    Task WriteStateAsync();

    /// <summary>Reads the state anew, over any change that was not written.</summary>
    Task ReadStateAsync();
}
