namespace Actors.Vision.Models;

/// <summary>A model is missing, altered, or of a kind that cannot be imported.</summary>
public sealed class ModelException : ActorsException
{
    /// <param name="message">One sentence for people.</param>
    public ModelException(string message)
        : base(message)
    {
    }

    /// <param name="message">One sentence for people.</param>
    /// <param name="cause">What went wrong beneath.</param>
    public ModelException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
