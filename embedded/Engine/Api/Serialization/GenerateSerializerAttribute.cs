namespace Orleans;

/// <summary>Marks a type whose instances may cross a grain boundary.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether the parameters of a primary constructor count as members; records always do.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
