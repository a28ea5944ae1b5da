using Orleans.Runtime;

namespace Orleans.Metadata;

/// <summary>An attribute that names the grain class on which it stands.</summary>
public interface IGrainTypeProviderAttribute
{
    GrainType GetGrainType(IServiceProvider services, Type type);
}
