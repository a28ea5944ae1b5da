using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Text;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>Knows which types need no copy.</summary>
internal static class Shallow
{
    private static readonly HashSet<Type> Known =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly),
        typeof(TimeOnly), typeof(Guid), typeof(Uri), typeof(Version), typeof(Half), typeof(Int128), typeof(UInt128),
        typeof(BigInteger), typeof(IPAddress), typeof(IPEndPoint), typeof(CultureInfo), typeof(CancellationToken), typeof(Rune),
        typeof(Index), typeof(Range), typeof(Complex), typeof(TimeZoneInfo), typeof(object), typeof(DBNull),
    ];

    // Immutable themselves: they may be shared when what they hold may be.
    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(KeyValuePair<,>),
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>),
        typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>), typeof(ValueTuple<,,,,,,,>),
        typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>), typeof(Tuple<,,,,>), typeof(Tuple<,,,,,>),
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet<>),
        typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(FrozenDictionary<,>), typeof(FrozenSet<>),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Exactly = new();

    /// <summary>Whether every value that a variable of the type can hold may be shared.</summary>
    public static bool IsAlways(Type type)
    {
        if (type == typeof(Type))
        {
            return true;
        }

        return (type.IsValueType || type.IsSealed) && IsExactly(type);
    }

    /// <summary>Whether objects of exactly this type may be shared.</summary>
    public static bool IsExactly(Type type) => Exactly.GetOrAdd(type, Judge);

    private static bool Judge(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || Known.Contains(type)
            || type.IsDefined(typeof(ImmutableAttribute), inherit: false)
            || typeof(Type).IsAssignableFrom(type)
            || typeof(Exception).IsAssignableFrom(type)
            || typeof(GrainReference).IsAssignableFrom(type))
        {
            return true;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            // Frozen collections are of hidden classes behind the public ones.
            if (current.IsGenericType && Containers.Contains(current.GetGenericTypeDefinition()))
            {
                return current.GetGenericArguments().All(IsAlways);
            }
        }

        return false;
    }
}
