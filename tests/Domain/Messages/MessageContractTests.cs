using System.Reflection;
using System.Text;
using Actors.Audiences;
using Actors.TestKit;

namespace Actors.Tests.Messages;

/// <summary>
/// What hosts of different versions say to each other, and what lies in the state database: aliases, ids and types. A line may be added;
/// one that changes or goes breaks every store that runs an older version.
/// </summary>
public class MessageContractTests
{
    private static readonly string Golden = Path.Combine(Workplace.Root, "tests", "Domain", "Messages", "contract.txt");

    [Fact]
    public void The_contract_of_messages_and_grains_is_the_recorded_one()
    {
        var seen = Contract(typeof(Sighting).Assembly);
        File.ReadAllText(Golden).ShouldBe(seen, $"if the change only adds, put this into {Golden}:\n{seen}");
    }

    [Fact]
    public void Every_message_and_every_grain_method_has_an_alias_and_every_field_an_id()
    {
        foreach (var type in Types(typeof(Sighting).Assembly))
        {
            Alias(type).ShouldNotBeNull($"{type.Name} has no alias");
            if (type.IsInterface)
            {
                type.GetMethods().ShouldAllBe(method => Alias(method) != null, type.Name);
                type.GetMethods().Select(Alias).ShouldBeUnique(type.Name);
                type.GetMethods().Where(method => method.ReturnType != typeof(void))
                    .ShouldAllBe(method => method.GetParameters().Last().ParameterType == typeof(CancellationToken), type.Name);
            }
            else if (!type.IsEnum && !typeof(Exception).IsAssignableFrom(type))
            {
                Has(type, "ImmutableAttribute").ShouldBeTrue($"{type.Name} is not immutable");
                Fields(type).Select(field => field.Id).ShouldBe(Enumerable.Range(0, type.GetConstructors()[0].GetParameters().Length), $"{type.Name}'s ids");
            }
        }
    }

    private static string Contract(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in Types(assembly).OrderBy(Alias, StringComparer.Ordinal))
        {
            text.Append(Alias(type)).Append('\n');
            if (type.IsInterface)
            {
                foreach (var method in type.GetMethods().OrderBy(Alias, StringComparer.Ordinal))
                {
                    var kind = Has(method, "OneWayAttribute") ? " one way" : Has(method, "ReadOnlyAttribute") ? " read only" : Has(method, "AlwaysInterleaveAttribute") ? " interleaved" : "";
                    text.Append($"  {Alias(method)}({string.Join(", ", method.GetParameters().Select(it => Name(it.ParameterType)))}): {Name(method.ReturnType)}{kind}\n");
                }
            }
            else if (type.IsEnum)
            {
                foreach (var value in Enum.GetValues(type))
                {
                    text.Append($"  {Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)} {value}\n");
                }
            }
            else
            {
                foreach (var (id, property) in Fields(type))
                {
                    text.Append($"  {id} {property.Name}: {Name(property.PropertyType)}\n");
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Type> Types(Assembly assembly) => assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract || type.IsInterface)
        .Where(type => type.IsInterface || Has(type, "GenerateSerializerAttribute"));

    private static IEnumerable<(int Id, PropertyInfo Property)> Fields(Type type) => type.GetProperties()
        .Select(property => (Id: Argument(property, "IdAttribute"), Property: property))
        .Where(field => field.Id is not null)
        .Select(field => (Convert.ToInt32(field.Id, System.Globalization.CultureInfo.InvariantCulture), field.Property))
        .OrderBy(field => field.Item1);

    private static string? Alias(MemberInfo member) => (string?)Argument(member, "AliasAttribute");

    private static object? Argument(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().FirstOrDefault(it => it.AttributeType.Name == attribute)?.ConstructorArguments[0].Value;

    private static bool Has(MemberInfo member, string attribute) => member.GetCustomAttributesData().Any(it => it.AttributeType.Name == attribute);

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
