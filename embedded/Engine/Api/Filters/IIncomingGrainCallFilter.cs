namespace Orleans;

/// <summary>Stands before every call of every grain, or, implemented by a grain class, before every call of that grain.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}
