namespace Orleans.Serialization;

/// <summary>A type that is not meant to cross a grain boundary was sent across one; the message names it.</summary>
[GenerateSerializer]
public sealed class CodecNotFoundException(string message) : SerializerException(message);
