namespace Orleans;

/// <summary>A grain whose key is a GUID and a string.</summary>
public interface IGrainWithGuidCompoundKey : IGrain;
