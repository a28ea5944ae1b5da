namespace Orleans.Runtime;

/// <summary>Gives the activation for which services are being made.</summary>
public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}
