using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>One call of a grain method, as call filters see it.</summary>
public interface IInvokable : IDisposable
{
    /// <summary>True when the method takes a cancellation token.</summary>
    bool IsCancellable { get; }

    /// <summary>`IInterface/Method`, for traces.</summary>
    string GetActivityName();

    /// <summary>The argument at a position, the cancellation token included.</summary>
    object? GetArgument(int index);

    int GetArgumentCount();

    CancellationToken GetCancellationToken();

    /// <summary>What the method's <see cref="ResponseTimeoutAttribute"/> says; null without one.</summary>
    TimeSpan? GetDefaultResponseTimeout();

    string GetInterfaceName();

    Type GetInterfaceType();

    /// <summary>The interface's method; found by reflection once per method.</summary>
    MethodInfo GetMethod();

    string GetMethodName();

    /// <summary>The grain or observer that is called; null before the call reaches it.</summary>
    object? GetTarget();

    void SetArgument(int index, object value);
}
