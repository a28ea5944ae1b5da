namespace Actors.Displays;

/// <summary>A file of the content store.</summary>
/// <param name="Sha256">Its hash and name, lower-case hex.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="PutAt">When it was last put.</param>
public sealed record StoredContent(string Sha256, long Bytes, DateTimeOffset PutAt);
