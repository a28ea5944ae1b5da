namespace Orleans.Runtime;

/// <summary>Base of what goes wrong between grains.</summary>
[GenerateSerializer]
public class OrleansException : Exception
{
    public OrleansException()
    {
    }

    public OrleansException(string message)
        : base(message)
    {
    }

    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
