namespace Actors.TestKit;

/// <summary>Waits with an end, and a message that says what was expected.</summary>
public static class Deadline
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits for a task, and says what it was to bring when it does not end.</summary>
    public static async Task Within(this Task task, string expected)
    {
        try
        {
            await task.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new DeadlineException($"Expected within {Patience.TotalSeconds} s: {expected}.");
        }
    }

    /// <inheritdoc cref="Within(Task, string)"/>
    public static async Task<T> Within<T>(this Task<T> task, string expected)
    {
        await ((Task)task).Within(expected);
        return await task;
    }

    /// <summary>Waits until a condition holds, looking whenever the thread pool comes round.</summary>
    public static async Task Until(Func<bool> condition, string expected)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new DeadlineException($"Expected within {Patience.TotalSeconds} s: {expected}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }
}
