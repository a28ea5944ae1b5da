namespace Actors.Vision.Evaluation;

/// <summary>A row that cannot be measured.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Message">One sentence that names line, field, value and what is allowed.</param>
public sealed record BadRow(int Line, string Message);
