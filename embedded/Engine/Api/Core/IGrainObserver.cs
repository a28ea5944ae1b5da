using Orleans.Runtime;

namespace Orleans;

/// <summary>An object outside the grains that grains can call back. It is held weakly: whoever creates its reference keeps the object.</summary>
public interface IGrainObserver : IAddressable;
