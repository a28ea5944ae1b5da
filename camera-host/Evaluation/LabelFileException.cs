namespace Actors.Vision.Evaluation;

/// <summary>A label file cannot be read at all.</summary>
/// <param name="message">One sentence that names the file and what is wrong.</param>
public sealed class LabelFileException(string message) : ActorsException(message);
