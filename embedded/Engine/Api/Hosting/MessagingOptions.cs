namespace Orleans.Configuration;

/// <summary>How calls are delivered.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for an answer; 30 s by default. The call goes on, its caller gets a <see cref="TimeoutException"/>.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
