namespace Actors.Embedded.CodeGeneration;

/// <summary>What was generated for one interface or class.</summary>
/// <param name="HintName">Name of the generated file.</param>
/// <param name="Source">Its text; empty for none.</param>
/// <param name="ManifestLine">The statement that lists it; empty for none.</param>
/// <param name="Problems">What the generator cannot do.</param>
internal sealed record GeneratedReference(string HintName, string Source, string ManifestLine, EquatableList<Problem> Problems)
{
    public static GeneratedReference Failed(params Problem[] problems) => new("", "", "", new EquatableList<Problem>(problems));
}
