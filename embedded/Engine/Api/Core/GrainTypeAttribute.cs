using Orleans.Metadata;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Names a grain class; without it the name is the class's own, in lower case and without a trailing `Grain`.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute, IGrainTypeProviderAttribute
{
    public GrainType GetGrainType(IServiceProvider services, Type type) => GrainType.Create(grainType);
}
