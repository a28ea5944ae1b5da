using Microsoft.CodeAnalysis;

namespace Actors.Embedded.CodeGeneration;

/// <summary>Finds grain classes.</summary>
internal static class GrainClasses
{
    /// <summary>The class's line in the manifest; null when it is no grain class.</summary>
    public static GeneratedReference? Describe(INamedTypeSymbol? type)
    {
        // A generic class can be the base of grain classes; it is none itself.
        if (type is null || type.IsAbstract || type.IsStatic || type.IsGenericType || !Symbols.IsGrainClass(type))
        {
            return null;
        }

        return Symbols.IsReachable(type)
            ? new GeneratedReference("", "", $"reader.Grain(typeof({Symbols.Name(type)}));", EquatableList<Problem>.Empty)
            : GeneratedReference.Failed(Problem.At(Problems.Unreachable, type, type.Name));
    }
}
