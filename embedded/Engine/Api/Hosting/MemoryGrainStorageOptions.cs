namespace Orleans.Configuration;

/// <summary>A storage in memory has nothing to configure in one process.</summary>
public class MemoryGrainStorageOptions;
