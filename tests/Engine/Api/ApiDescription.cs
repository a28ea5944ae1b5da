using Microsoft.CodeAnalysis;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace Actors.Tests.Api;

/// <summary>Writes down of a type and its members whatever code that uses, derives from or implements them can tell apart.</summary>
internal static class ApiDescription
{
    private static readonly SymbolDisplayFormat Names = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly SymbolDisplayFormat Signatures = Names
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance)
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static string Name(ITypeSymbol type) => type.ToDisplayString(Names);

    public static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{MetadataName(outer)}+{type.MetadataName}"
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    /// <summary>The public types of a namespace and those within, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceOrTypeSymbol place) => place.GetTypeMembers()
        .Where(static type => type.DeclaredAccessibility == Accessibility.Public)
        .SelectMany(static type => PublicTypes(type).Prepend(type))
        .Concat(place is INamespaceSymbol space ? space.GetNamespaceMembers().SelectMany(PublicTypes) : []);

    /// <summary>One line for each trait of the type itself.</summary>
    public static IEnumerable<string> Traits(INamedTypeSymbol type)
    {
        yield return $"{Modifiers(type)}{(type.IsReadOnly ? "readonly " : "")}{(type.IsRefLikeType ? "ref " : "")}{(type.IsRecord ? "record " : "")}{type.TypeKind} {type.ToDisplayString(Signatures)}";
        if (type.TypeKind == TypeKind.Class && type.BaseType is { } parent)
        {
            yield return $"derives from {Name(parent)}";
        }

        if (type.EnumUnderlyingType is { } number)
        {
            yield return $"is stored as {Name(number)}";
        }

        if (Usage(type) is { } usage)
        {
            yield return usage;
        }

        foreach (var contract in type.AllInterfaces)
        {
            yield return $"implements {Name(contract)}";
        }
    }

    /// <summary>One line for each member that other assemblies can see.</summary>
    public static IEnumerable<string> Members(INamedTypeSymbol type) => type.GetMembers()
        .Where(static member => IsVisible(member) && !IsPartOfAnother(member) && member is not INamedTypeSymbol)
        .Select(Describe);

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsPartOfAnother(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null };

    private static string Describe(ISymbol member)
    {
        var text = $"{member.DeclaredAccessibility} {Modifiers(member)}{member.ToDisplayString(Signatures)}";
        return member switch
        {
            IFieldSymbol { HasConstantValue: true } constant => $"{text} = {constant.ConstantValue}",
            IFieldSymbol { IsReadOnly: true } => $"{text} readonly",
            IPropertySymbol property => $"{text}{(property.IsRequired ? " required" : "")} {{ {Accessor(property.GetMethod, "get")}{Accessor(property.SetMethod, property.SetMethod?.IsInitOnly == true ? "init" : "set")}}}",
            _ => text,
        };
    }

    private static string Accessor(IMethodSymbol? accessor, string kind) =>
        accessor is null || !IsVisible(accessor) ? "" : $"{accessor.DeclaredAccessibility} {kind}; ";

    private static string Modifiers(ISymbol symbol) =>
        (symbol.IsStatic ? "static " : "") + (symbol.IsAbstract ? "abstract " : "") + (symbol.IsVirtual ? "virtual " : "")
        + (symbol.IsOverride ? "override " : "") + (symbol.IsSealed ? "sealed " : "");

    private static string? Usage(INamedTypeSymbol type) => type.GetAttributes()
        .Where(static attribute => attribute.AttributeClass?.Name == nameof(AttributeUsageAttribute))
        .Select(static attribute => $"may be put on {(AttributeTargets)(int)attribute.ConstructorArguments[0].Value!}"
            + string.Concat(attribute.NamedArguments
                .Where(static argument => !(argument.Key == "AllowMultiple" && argument.Value.Value is false))
                .Select(static argument => $", {argument.Key} = {argument.Value.Value}")))
        .FirstOrDefault();
}
