namespace Orleans.Runtime;

/// <summary>Makes the persistent states of an activation.</summary>
public interface IPersistentStateFactory
{
    IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
}
