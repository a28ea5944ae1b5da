namespace Orleans.Runtime;

/// <summary>The activation whose grain is being made on this thread: how a base class without constructor arguments learns its context.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static IGrainContext? t_current;

    public static IGrainContext? Current
    {
        get => t_current;
        set => t_current = value;
    }
}
