using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace Actors.Tests.Api;

/// <summary>Holds the engine's API to the official assembly, so that grains which compile here compile there.</summary>
public sealed class OfficialApiTests
{
    private static readonly SymbolDisplayFormat Signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.NameOnly);

    /// <summary>Types of Orleans that live in its other assemblies, which the registry here does not serve; they were compared with its sources by hand.</summary>
    private static readonly string[] Elsewhere =
    [
        "Orleans.AliasAttribute", "Orleans.GenerateSerializerAttribute", "Orleans.IdAttribute", "Orleans.ImmutableAttribute",
        "Orleans.ResponseTimeoutAttribute", "Orleans.Serialization.CodecNotFoundException", "Orleans.Serialization.SerializerException",
        "Orleans.Serialization.Invocation.IInvokable", "Orleans.Serialization.Invocation.ITargetHolder",
        "Orleans.CollectionAgeLimitAttribute", "Orleans.KeepAliveAttribute", "Orleans.IClusterClient", "Orleans.IFacetMetadata",
        "Orleans.IGrainState<T>", "Orleans.GrainState<T>", "Orleans.Providers.ProviderConstants", "Orleans.Storage.IGrainStorage",
        "Orleans.Storage.InconsistentStateException", "Orleans.Storage.BadProviderConfigException",
        "Orleans.Runtime.IPersistentState<TState>", "Orleans.Runtime.IPersistentStateConfiguration", "Orleans.Runtime.IPersistentStateFactory",
        "Orleans.Runtime.PersistentStateAttribute", "Orleans.Runtime.IStartupTask",
        "Orleans.Configuration.MessagingOptions", "Orleans.Configuration.SiloMessagingOptions", "Orleans.Configuration.GrainCollectionOptions",
        "Orleans.Configuration.MemoryGrainStorageOptions",
        "Orleans.Hosting.ISiloBuilder", "Orleans.Hosting.SiloBuilderExtensions", "Orleans.Hosting.GrainCallFilterSiloBuilderExtensions",
        "Orleans.Hosting.SiloBuilderStartupExtensions", "Orleans.Hosting.MemoryGrainStorageSiloBuilderExtensions",
        "Orleans.Hosting.SiloBuilderReminderExtensions", "Orleans.Hosting.SiloBuilderReminderMemoryExtensions", "Orleans.Hosting.ReminderOptions",
        "Orleans.IRemindable", "Orleans.GrainReminderExtensions", "Orleans.Timers.IReminderRegistry",
        "Orleans.Runtime.IGrainReminder", "Orleans.Runtime.TickStatus", "Orleans.Runtime.ReminderException",
    ];

    [Fact]
    public void Every_public_member_has_the_official_signature()
    {
        var (ours, official) = Load();
        var differences = new List<string>();
        var compared = 0;
        foreach (var type in PublicTypes(ours.GlobalNamespace).Where(static type => type.ContainingNamespace.ToDisplayString().StartsWith("Orleans", StringComparison.Ordinal)))
        {
            var name = type.ToDisplayString(Signature);
            if (official.GetTypeByMetadataName(MetadataName(type)) is not { } counterpart)
            {
                if (!Elsewhere.Contains(name))
                {
                    differences.Add($"{name} is not in the official assembly");
                }

                continue;
            }

            compared++;
            differences.AddRange(Differences(type, counterpart).Select(difference => $"{name}: {difference}"));
        }

        differences.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(40);
    }

    private static (IAssemblySymbol Ours, IAssemblySymbol Official) Load()
    {
        var package = typeof(OfficialApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "OrleansApi").Value!;
        var assembly = Directory.GetFiles(package, "Orleans.Core.Abstractions.dll", SearchOption.AllDirectories).Order().Last();
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));
        var embedded = MetadataReference.CreateFromFile(typeof(Grain).Assembly.Location);
        var orleans = MetadataReference.CreateFromFile(assembly);
        var own = CSharpCompilation.Create("ours", references: framework.Where(reference => reference.FilePath != embedded.FilePath).Append(embedded));
        var theirs = CSharpCompilation.Create("official", references: framework.Where(reference => reference.FilePath != embedded.FilePath).Append(orleans));
        return ((IAssemblySymbol)own.GetAssemblyOrModuleSymbol(embedded)!, (IAssemblySymbol)theirs.GetAssemblyOrModuleSymbol(orleans)!);
    }

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceSymbol space) => space.GetTypeMembers()
        .Where(static type => type.DeclaredAccessibility == Accessibility.Public)
        .Concat(space.GetNamespaceMembers().SelectMany(PublicTypes));

    private static IEnumerable<string> Differences(INamedTypeSymbol type, INamedTypeSymbol official)
    {
        if (type.TypeKind != official.TypeKind)
        {
            yield return $"is a {type.TypeKind}, officially a {official.TypeKind}";
        }

        if (Usage(type) != Usage(official))
        {
            yield return $"may be put on {Usage(type)}, officially on {Usage(official)}";
        }

        if (type.TypeKind == TypeKind.Class && Base(type) != Base(official) && official.BaseType?.TypeKind != TypeKind.Error)
        {
            yield return $"derives from {Base(type)}, officially from {Base(official)}";
        }

        var signatures = Members(official).Select(Sign).ToHashSet(StringComparer.Ordinal);
        foreach (var member in Members(type).Where(static member => !member.IsOverride))
        {
            if (!signatures.Contains(Sign(member)))
            {
                yield return $"{Sign(member)} is not official; official are {string.Join(" | ", Members(official).Where(other => other.Name == member.Name).Select(Sign))}";
            }
        }
    }

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) => type.GetMembers().Where(static member =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && !(member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 }));

    private static string Sign(ISymbol member) => $"{member.DeclaredAccessibility} {(member.IsStatic ? "static " : "")}{member.ToDisplayString(Signature)}"
        + (member is IFieldSymbol { HasConstantValue: true } constant ? $" = {constant.ConstantValue}" : "");

    private static string? Base(INamedTypeSymbol type) => type.BaseType?.ToDisplayString(Signature);

    private static string Usage(INamedTypeSymbol type) => type.GetAttributes()
        .Where(static attribute => attribute.AttributeClass?.Name == nameof(AttributeUsageAttribute))
        .Select(static attribute => $"{(AttributeTargets)(int)attribute.ConstructorArguments[0].Value!} "
            + string.Join(",", attribute.NamedArguments
                .Where(static argument => !(argument.Key == "AllowMultiple" && argument.Value.Value is false))
                .Select(static argument => $"{argument.Key}={argument.Value.Value}")))
        .FirstOrDefault("everything");

    private static string MetadataName(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
}
