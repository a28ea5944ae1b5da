using Actors.Audiences;

namespace Actors.Vision.Evaluation;

/// <summary>A row of a label file: a photograph of one person, and what is true of that person.</summary>
/// <param name="Line">The row's line in the file, from 1.</param>
/// <param name="Path">The photograph, absolute.</param>
/// <param name="Age">Years, 0 to 120.</param>
/// <param name="Gender">Female or male.</param>
/// <param name="Group">What else the results are told apart by; null where the file has no such column or the field is empty.</param>
public sealed record LabelledPhoto(int Line, string Path, double Age, Gender Gender, string? Group);
