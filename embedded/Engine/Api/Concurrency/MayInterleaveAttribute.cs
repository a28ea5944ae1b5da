namespace Orleans.Concurrency;

/// <summary>Asks the grain itself whether a call may interleave: `public static bool Name(IInvokable call)`, or the same as a method of the grain.</summary>
/// <remarks>A call may start if the method says so of it, or of the call that keeps it waiting.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    internal string CallbackMethodName { get; } = callbackMethodName;
}
