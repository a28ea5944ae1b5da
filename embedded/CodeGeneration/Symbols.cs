using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Actors.Embedded.CodeGeneration;

/// <summary>Questions about symbols.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type that a declaration declares; null for all but the first of its parts that name a base, so that each type is seen once.</summary>
    public static INamedTypeSymbol? Declared(GeneratorSyntaxContext syntax, CancellationToken cancellationToken)
    {
        var declaration = (TypeDeclarationSyntax)syntax.Node;
        if (syntax.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
        {
            return null;
        }

        var first = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(static part => part.BaseList is not null);
        return first is null || first == declaration ? type : null;
    }

    /// <summary>The type's full name with `global::`, nullable annotations included.</summary>
    public static string Name(ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>The type's full name without annotations, as `typeof` takes it.</summary>
    public static string TypeOf(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The full name as people write it.</summary>
    public static string Plain(ISymbol symbol) =>
        symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    public static bool IsGrainOrObserver(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static face => Is(face, "Orleans", "IGrain") || Is(face, "Orleans", "IGrainObserver"));

    public static bool IsGrainClass(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static face => Is(face, "Orleans", "IGrainBase"))
        || (type.AllInterfaces.Any(static face => Is(face, "Orleans", "IGrain")) && !DerivesFromReference(type));

    public static bool HasAttribute(ISymbol symbol, string space, string name) => Attribute(symbol, space, name) is not null;

    public static AttributeData? Attribute(ISymbol symbol, string space, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && Is(type, space, name));

    public static string? AttributeText(ISymbol symbol, string space, string name) =>
        Attribute(symbol, space, name)?.ConstructorArguments.FirstOrDefault().Value as string;

    public static bool Is(ITypeSymbol type, string space, string name) =>
        type.Name == name && type.ContainingNamespace?.ToDisplayString() == space;

    /// <summary>Whether code elsewhere in the assembly can name the type.</summary>
    public static bool IsReachable(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || current.DeclaredAccessibility is not
                (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool DerivesFromReference(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (Is(current, "Orleans.Runtime", "GrainReference"))
            {
                return true;
            }
        }

        return false;
    }
}
