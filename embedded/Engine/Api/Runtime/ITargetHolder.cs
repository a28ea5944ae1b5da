namespace Orleans.Serialization.Invocation;

/// <summary>Holds what a call is invoked on.</summary>
public interface ITargetHolder
{
    object? GetTarget();

    object? GetComponent(Type componentType);
}
