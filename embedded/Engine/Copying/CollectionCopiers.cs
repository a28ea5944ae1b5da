using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>Copies the collections of the framework, element by element; comparers are kept.</summary>
internal static class CollectionCopiers
{
    public static T Same<T>(T value, CopyContext context) => value;

    /// <summary>A grain that passes itself passes its reference, which a variable of its class cannot hold.</summary>
    public static T GrainItself<T>(T value, CopyContext context)
        where T : IAddressable =>
        value.AsReference(typeof(IAddressable)) is T reference
            ? reference
            : throw new Orleans.Serialization.CodecNotFoundException(
                $"The grain {typeof(T).FullName} cannot cross a grain boundary itself; pass this.AsReference<TInterface>().");

    public static T? Nullable<T>(T? value, CopyContext context)
        where T : struct => value is { } present ? TypeCopier<T>.Copy(present, context) : null;

    public static T[] Array<T>(T[] value, CopyContext context)
    {
        var copy = (T[])value.Clone();
        context.Record(value, copy);
        if (!TypeCopier<T>.IsShallow)
        {
            for (var i = 0; i < copy.Length; i++)
            {
                copy[i] = TypeCopier<T>.Copy(copy[i], context);
            }
        }

        return copy;
    }

    public static List<T> List<T>(List<T> value, CopyContext context)
    {
        var copy = new List<T>(value.Count);
        context.Record(value, copy);
        foreach (var item in value)
        {
            copy.Add(TypeCopier<T>.Copy(item, context));
        }

        return copy;
    }

    public static HashSet<T> HashSet<T>(HashSet<T> value, CopyContext context)
    {
        var copy = new HashSet<T>(value.Count, value.Comparer);
        context.Record(value, copy);
        foreach (var item in value)
        {
            copy.Add(TypeCopier<T>.Copy(item, context));
        }

        return copy;
    }

    public static SortedSet<T> SortedSet<T>(SortedSet<T> value, CopyContext context)
    {
        var copy = new SortedSet<T>(value.Comparer);
        context.Record(value, copy);
        foreach (var item in value)
        {
            copy.Add(TypeCopier<T>.Copy(item, context));
        }

        return copy;
    }

    public static Queue<T> Queue<T>(Queue<T> value, CopyContext context)
    {
        var copy = new Queue<T>(value.Count);
        context.Record(value, copy);
        foreach (var item in value)
        {
            copy.Enqueue(TypeCopier<T>.Copy(item, context));
        }

        return copy;
    }

    public static Stack<T> Stack<T>(Stack<T> value, CopyContext context)
    {
        var copy = new Stack<T>(value.Count);
        context.Record(value, copy);
        foreach (var item in value.Reverse())
        {
            copy.Push(TypeCopier<T>.Copy(item, context));
        }

        return copy;
    }

    public static Dictionary<TKey, TValue> Dictionary<TKey, TValue>(Dictionary<TKey, TValue> value, CopyContext context)
        where TKey : notnull
    {
        var copy = new Dictionary<TKey, TValue>(value.Count, value.Comparer);
        context.Record(value, copy);
        foreach (var (key, item) in value)
        {
            copy.Add(TypeCopier<TKey>.Copy(key, context), TypeCopier<TValue>.Copy(item, context));
        }

        return copy;
    }

    public static SortedDictionary<TKey, TValue> SortedDictionary<TKey, TValue>(SortedDictionary<TKey, TValue> value, CopyContext context)
        where TKey : notnull
    {
        var copy = new SortedDictionary<TKey, TValue>(value.Comparer);
        context.Record(value, copy);
        foreach (var (key, item) in value)
        {
            copy.Add(TypeCopier<TKey>.Copy(key, context), TypeCopier<TValue>.Copy(item, context));
        }

        return copy;
    }

    public static ImmutableArray<T> ImmutableArray<T>(ImmutableArray<T> value, CopyContext context) =>
        value.IsDefault ? value : [.. value.Select(item => TypeCopier<T>.Copy(item, context))];

    public static ImmutableList<T> ImmutableList<T>(ImmutableList<T> value, CopyContext context) =>
        [.. value.Select(item => TypeCopier<T>.Copy(item, context))];

    public static ImmutableHashSet<T> ImmutableHashSet<T>(ImmutableHashSet<T> value, CopyContext context) =>
        value.Select(item => TypeCopier<T>.Copy(item, context)).ToImmutableHashSet(value.KeyComparer);

    public static ImmutableDictionary<TKey, TValue> ImmutableDictionary<TKey, TValue>(ImmutableDictionary<TKey, TValue> value, CopyContext context)
        where TKey : notnull =>
        value.ToImmutableDictionary(
            pair => TypeCopier<TKey>.Copy(pair.Key, context),
            pair => TypeCopier<TValue>.Copy(pair.Value, context),
            value.KeyComparer,
            value.ValueComparer);
}
