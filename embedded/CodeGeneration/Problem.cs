using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Actors.Embedded.CodeGeneration;

/// <summary>A diagnostic in a form that compares by content.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, string Path, TextSpan Span, LinePositionSpan Lines, string Argument0, string Argument1)
{
    public static Problem At(DiagnosticDescriptor descriptor, ISymbol symbol, string argument0, string argument1 = "")
    {
        var location = symbol.Locations.FirstOrDefault(static place => place.IsInSource);
        return new Problem(
            descriptor,
            location?.SourceTree?.FilePath ?? "",
            location?.SourceSpan ?? default,
            location?.GetLineSpan().Span ?? default,
            argument0,
            argument1);
    }

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines), Argument0, Argument1);
}
