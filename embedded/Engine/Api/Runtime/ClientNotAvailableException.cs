namespace Orleans.Runtime;

/// <summary>An observer was called for an answer, and is gone.</summary>
[GenerateSerializer]
public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(string message)
        : base(message)
    {
    }
}
