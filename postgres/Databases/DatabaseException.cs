namespace Actors.Databases;

/// <summary>The database cannot be reached, used or understood; the message says why and which setting leads there.</summary>
[GenerateSerializer, Alias("actors.database-exception")]
public sealed class DatabaseException : ActorsException
{
    internal DatabaseException(string message)
        : base(message)
    {
    }

    internal DatabaseException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
