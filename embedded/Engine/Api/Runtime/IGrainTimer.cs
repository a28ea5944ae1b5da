namespace Orleans.Runtime;

/// <summary>A timer of one activation; it ends with the activation at the latest.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets both times anew; <see cref="Timeout.InfiniteTimeSpan"/> stops.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
