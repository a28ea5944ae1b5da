namespace Orleans.Runtime;

/// <summary>Asks for an <see cref="IPersistentState{TState}"/> by its name, kept in the named storage, or in the one called `Default`.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute, IFacetMetadata, IPersistentStateConfiguration
{
    public string StateName { get; } = stateName;

    public string? StorageName { get; } = storageName;
}
