namespace Orleans;

/// <summary>Marks attributes on constructor parameters that the engine fills.</summary>
public interface IFacetMetadata;
