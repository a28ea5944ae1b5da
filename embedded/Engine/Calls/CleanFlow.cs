namespace Actors.Embedded;

/// <summary>
/// The flow of code in which nothing was set. Calls start in it: what is async-local at a caller would not reach a callee in
/// another process, so it must not reach one here.
/// </summary>
internal static class CleanFlow
{
    public static ExecutionContext Context { get; } = Make();

    /// <summary>The clean flow with one variable set.</summary>
    public static ExecutionContext With<T>(AsyncLocal<T> variable, T value)
    {
        var current = ExecutionContext.Capture();
        ExecutionContext.Restore(Context);
        variable.Value = value;
        var flow = ExecutionContext.Capture() ?? Context;
        ExecutionContext.Restore(current ?? Context);
        return flow;
    }

    private static ExecutionContext Make()
    {
        ExecutionContext? context = null;
        var thread = new Thread(() => context = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return context!;
    }
}
