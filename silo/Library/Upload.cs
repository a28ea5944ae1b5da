namespace Actors.Library;

/// <summary>A file that somebody uploaded, on this server's disk.</summary>
/// <param name="Path">Where it lies until it was looked at.</param>
/// <param name="FileName">The name that it was sent with; empty for none.</param>
/// <param name="MediaType">The media type that it was sent with; empty for none.</param>
internal sealed record Upload(string Path, string FileName, string MediaType);
