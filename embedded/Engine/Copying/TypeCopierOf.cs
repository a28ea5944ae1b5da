using System.Runtime.CompilerServices;

namespace Actors.Embedded;

/// <summary>Copies values of one static type. The way to do it is found once.</summary>
internal sealed class TypeCopier<T> : TypeCopier
{
    /// <summary>Whether every value of the type may be shared. A constant to the JIT compiler.</summary>
    public static readonly bool IsShallow = Shallow.IsAlways(typeof(T));

    private static Func<T, CopyContext, T>? s_exact;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T CopyRoot(T value) => value is null ? value : Copy(value, new CopyContext());

    public static T Copy(T value, CopyContext context)
    {
        if (IsShallow || value is null)
        {
            return value;
        }

        if (typeof(T).IsValueType)
        {
            return Exact(value, context);
        }

        if (context.TryGet(value, out var known))
        {
            return (T)known!;
        }

        var type = value.GetType();
        return type == typeof(T) ? Exact(value, context) : (T)Of(type).CopyObject(value, context);
    }

    public override object CopyObject(object value, CopyContext context) => Exact((T)value, context)!;

    private static T Exact(T value, CopyContext context)
    {
        // Two threads may both find the way; they find the same.
        var copy = s_exact ??= (Func<T, CopyContext, T>)CopyPlan.For(typeof(T));
        return copy(value, context);
    }
}
