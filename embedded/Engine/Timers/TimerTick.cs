using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Actors.Embedded;

/// <summary>One tick on its way through the filters.</summary>
internal sealed class TimerTick(Activation activation, Func<Task> callback) : IInvokable, ITimerTick
{
    private static readonly MethodInfo Method = typeof(ITimerTick).GetMethod(nameof(InvokeCallbackAsync))!;

    public bool IsCancellable => false;

    public Task InvokeCallbackAsync() => callback();

    public Task RunAsync() => new IncomingCall(this, activation.GrainId, activation, async _ =>
    {
        await callback();
        return null;
    }).Invoke();

    public string GetActivityName() => $"{GetInterfaceName()}/{GetMethodName()}";

    public object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "A timer's tick has no arguments.");

    public int GetArgumentCount() => 0;

    public CancellationToken GetCancellationToken() => CancellationToken.None;

    public TimeSpan? GetDefaultResponseTimeout() => null;

    public string GetInterfaceName() => nameof(ITimerTick);

    public Type GetInterfaceType() => typeof(ITimerTick);

    public MethodInfo GetMethod() => Method;

    public string GetMethodName() => nameof(InvokeCallbackAsync);

    public object? GetTarget() => this;

    public void SetArgument(int index, object value) => GetArgument(index);

    public void Dispose()
    {
    }
}
