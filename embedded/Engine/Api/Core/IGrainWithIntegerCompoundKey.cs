namespace Orleans;

/// <summary>A grain whose key is a 64-bit integer and a string.</summary>
public interface IGrainWithIntegerCompoundKey : IGrain;
