using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A grain's stored value: read before the grain is activated, written when the grain says so.</summary>
public interface IPersistentState<TState> : IStorage<TState>;
