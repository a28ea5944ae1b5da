using System.Collections.Immutable;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Actors.Embedded;

/// <summary>Finds the way to copy a type.</summary>
internal static class CopyPlan
{
    private static readonly Dictionary<Type, string> Collections = new()
    {
        [typeof(List<>)] = nameof(CollectionCopiers.List),
        [typeof(HashSet<>)] = nameof(CollectionCopiers.HashSet),
        [typeof(SortedSet<>)] = nameof(CollectionCopiers.SortedSet),
        [typeof(Queue<>)] = nameof(CollectionCopiers.Queue),
        [typeof(Stack<>)] = nameof(CollectionCopiers.Stack),
        [typeof(Dictionary<,>)] = nameof(CollectionCopiers.Dictionary),
        [typeof(SortedDictionary<,>)] = nameof(CollectionCopiers.SortedDictionary),
        [typeof(ImmutableArray<>)] = nameof(CollectionCopiers.ImmutableArray),
        [typeof(ImmutableList<>)] = nameof(CollectionCopiers.ImmutableList),
        [typeof(ImmutableHashSet<>)] = nameof(CollectionCopiers.ImmutableHashSet),
        [typeof(ImmutableDictionary<,>)] = nameof(CollectionCopiers.ImmutableDictionary),
        [typeof(Nullable<>)] = nameof(CollectionCopiers.Nullable),
    };

    /// <summary>A <c>Func&lt;T, CopyContext, T&gt;</c> for values of exactly that type.</summary>
    /// <exception cref="CodecNotFoundException">There is no way.</exception>
    public static Delegate For(Type type)
    {
        if (Shallow.IsExactly(type))
        {
            return Bind(nameof(CollectionCopiers.Same), [type], type);
        }

        if (type.IsSZArray)
        {
            return Bind(nameof(CollectionCopiers.Array), [type.GetElementType()!], type);
        }

        if (type.IsGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            if (Collections.TryGetValue(definition, out var name))
            {
                return Bind(name, type.GetGenericArguments(), type);
            }

            if (definition == typeof(KeyValuePair<,>) || definition.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
                || definition.FullName.StartsWith("System.Tuple`", StringComparison.Ordinal))
            {
                return MemberCopier.Build(type, Members.All(type));
            }
        }

        if (typeof(IGrainBase).IsAssignableFrom(type) && typeof(IAddressable).IsAssignableFrom(type))
        {
            return Bind(nameof(CollectionCopiers.GrainItself), [type], type);
        }

        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            return MemberCopier.Build(type, Members.WithIds(type));
        }

        throw new CodecNotFoundException(typeof(IGrainObserver).IsAssignableFrom(type)
            ? $"The observer {type.FullName} cannot cross a grain boundary itself; pass the reference that IGrainFactory.CreateObjectReference makes of it."
            : $"{type.FullName ?? type.Name} cannot cross a grain boundary: it is neither marked [GenerateSerializer] nor of a kind that the engine knows how to copy.");
    }

    private static Delegate Bind(string name, Type[] arguments, Type type) => typeof(CollectionCopiers)
        .GetMethod(name, BindingFlags.Public | BindingFlags.Static)!
        .MakeGenericMethod(arguments)
        .CreateDelegate(typeof(Func<,,>).MakeGenericType(type, typeof(CopyContext), type));
}
