using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>An activation as its grain sees it.</summary>
public interface IGrainContext : ITargetHolder, IEquatable<IGrainContext>
{
    GrainId GrainId { get; }

    GrainReference GrainReference { get; }

    /// <summary>The grain; null before it was made and after it was deactivated.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation: a scope that ends with it.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Ends when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Starts to deactivate: no further call starts, those that run end, the grain is told; then the activation is gone.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
