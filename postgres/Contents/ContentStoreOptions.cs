namespace Actors.Contents;

/// <summary>What the content store may take of the database.</summary>
public sealed class ContentStoreOptions
{
    /// <summary>Most bytes of all files together, from 1; 20 GiB unless told otherwise.</summary>
    public long Limit { get; set; } = 20L << 30;
}
