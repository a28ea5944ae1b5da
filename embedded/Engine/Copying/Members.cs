using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;

namespace Actors.Embedded;

/// <summary>Finds the fields that a copy takes over.</summary>
internal static class Members
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<FieldInfo> All(Type type) => type.GetFields(Declared);

    /// <summary>The fields, and those behind the properties, that carry an <see cref="IdAttribute"/>, or stand for a record's primary constructor; of base classes too.</summary>
    /// <remarks>As in Orleans, a member without an id does not cross a grain boundary: it keeps its initial value in the copy.</remarks>
    public static IReadOnlyList<FieldInfo> WithIds(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            if (current.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not { } marked)
            {
                continue;
            }

            var primary = marked.IncludePrimaryConstructorParameters || IsRecord(current) ? PrimaryParameters(current) : [];
            foreach (var field in current.GetFields(Declared))
            {
                var property = PropertyOf(current, field);
                if (field.IsDefined(typeof(IdAttribute)) || property?.IsDefined(typeof(IdAttribute)) == true
                    || (property is not null && primary.Contains(property.Name)))
                {
                    fields.Add(field);
                }
            }
        }

        return fields;
    }

    private static PropertyInfo? PropertyOf(Type type, FieldInfo field)
    {
        const string Suffix = ">k__BackingField";
        return field.Name.StartsWith('<') && field.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? type.GetProperty(field.Name[1..^Suffix.Length], Declared)
            : null;
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Declared) is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true);

    private static HashSet<string> PrimaryParameters(Type type)
    {
        var properties = type.GetProperties(Declared).Select(static property => property.Name).ToHashSet(StringComparer.Ordinal);
        var primary = type.GetConstructors(Declared)
            .Select(static constructor => constructor.GetParameters())
            .Where(parameters => parameters.Length > 0 && parameters.All(parameter => properties.Contains(parameter.Name!)))
            .MaxBy(static parameters => parameters.Length) ?? [];
        return primary.Select(static parameter => parameter.Name!).ToHashSet(StringComparer.Ordinal);
    }
}
