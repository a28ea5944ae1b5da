using System.Text.RegularExpressions;

namespace Actors.Stores;

/// <summary>
/// What a value of the store file may look like. The check of a file and its JSON schema are both made from these,
/// so that neither can allow what the other refuses.
/// </summary>
/// <param name="Meaning">One sentence for the schema.</param>
internal abstract record Shape(string Meaning);

/// <summary>An object with named fields and no others.</summary>
internal sealed record ObjectShape(string Meaning, params Field[] Fields) : Shape(Meaning);

/// <summary>A field of an object.</summary>
internal sealed record Field(string Name, Shape Shape, bool Required = false);

/// <summary>A list of values of one shape.</summary>
internal sealed record ListShape(string Meaning, Shape Item, int Minimum = 0) : Shape(Meaning);

/// <summary>Text of 1 to <paramref name="Longest"/> characters that a pattern allows; <paramref name="Allowed"/> says so in words. What may hold a password is never quoted.</summary>
internal sealed record TextShape(string Meaning, string Allowed, Regex? Pattern = null, int Longest = 200, bool MayHoldPassword = false) : Shape(Meaning);

/// <summary>One of a few names. A refused name is one with a sentence of its own.</summary>
internal sealed record ChoiceShape(string Meaning, string[] Names, string? RefusedName = null, string? Refusal = null) : Shape(Meaning);

/// <summary>A number within a range.</summary>
internal sealed record NumberShape(string Meaning, double Minimum, double Maximum, bool Whole = false) : Shape(Meaning);

/// <summary>True or false.</summary>
internal sealed record FlagShape(string Meaning) : Shape(Meaning);
