namespace Orleans;

/// <summary>Stands before every call that leaves a grain or a client.</summary>
public interface IOutgoingGrainCallFilter
{
    Task Invoke(IOutgoingGrainCallContext context);
}
