using System.Collections.Concurrent;

namespace Actors.Embedded;

/// <summary>Copies values of one exact type, known at run time only.</summary>
internal abstract class TypeCopier
{
    private static readonly ConcurrentDictionary<Type, TypeCopier> Copiers = new();

    public static TypeCopier Of(Type type) => Copiers.GetOrAdd(
        type, static type => (TypeCopier)Activator.CreateInstance(typeof(TypeCopier<>).MakeGenericType(type))!);

    public abstract object CopyObject(object value, CopyContext context);
}
