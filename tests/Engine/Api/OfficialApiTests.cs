using Microsoft.CodeAnalysis;

namespace Actors.Tests.Api;

/// <summary>
/// Holds the engine's API to the official assembly, so that grains which compile here compile there and mean the same. A type
/// may have fewer members here, and must differ in nothing else; whatever does is listed in <see cref="Justified"/>.
/// </summary>
public sealed class OfficialApiTests
{
    private static readonly (IAssemblySymbol Ours, IAssemblySymbol Official) Api = OfficialApi.Load();

    public static TheoryData<string> TypesToCompare => new(OurTypes().Where(static type => Official(type) is not null).Select(ApiDescription.MetadataName));

    [Theory]
    [MemberData(nameof(TypesToCompare))]
    public void A_type_and_its_members_are_as_in_the_official_assembly(string name)
    {
        var ours = Api.Ours.GetTypeByMetadataName(name)!;

        Differences(ours, Official(ours)!).Where(difference => !Justified.Differences.ContainsKey((ApiDescription.Name(ours), difference))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_in_a_namespace_of_Orleans_is_in_the_official_assembly_or_written_down_as_one_of_another()
    {
        var unknown = OurTypes().Where(static type => Official(type) is null).Select(ApiDescription.Name).Except(Elsewhere.Types);

        unknown.ShouldBeEmpty();
        OurTypes().Count(static type => Official(type) is not null).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void What_is_written_down_is_still_so()
    {
        var elsewhere = OurTypes().Where(static type => Official(type) is null).Select(ApiDescription.Name);
        Elsewhere.Types.Except(elsewhere).ShouldBeEmpty("these are not ours any more, or are in the official assembly");
        var differences = OurTypes().Where(static type => Official(type) is not null)
            .SelectMany(static type => Differences(type, Official(type)!).Select(difference => (ApiDescription.Name(type), difference)));
        Justified.Differences.Keys.Except(differences).ShouldBeEmpty("these differences are no more");
    }

    private static IEnumerable<INamedTypeSymbol> OurTypes() => ApiDescription.PublicTypes(Api.Ours.GlobalNamespace)
        .Where(static type => type.ContainingNamespace.ToDisplayString().Split('.')[0] == "Orleans");

    private static INamedTypeSymbol? Official(INamedTypeSymbol ours) =>
        Api.Official.GetTypeByMetadataName(ApiDescription.MetadataName(ours)) is { DeclaredAccessibility: Accessibility.Public } official ? official : null;

    private static IEnumerable<string> Differences(INamedTypeSymbol ours, INamedTypeSymbol official) =>
        ApiDescription.Traits(ours).Except(ApiDescription.Traits(official)).Select(static trait => $"only here: {trait}")
            .Concat(ApiDescription.Traits(official).Except(ApiDescription.Traits(ours)).Select(static trait => $"only there: {trait}"))
            .Concat(ApiDescription.Members(ours).Except(ApiDescription.Members(official)).Select(static member => $"only here: {member}"));
}
