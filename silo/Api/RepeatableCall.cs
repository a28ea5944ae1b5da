namespace Actors.Api;

/// <summary>A call to a grain that may be made twice. While the grain's silo ends or has died it is made again, so that whoever asked by HTTP notices nothing.</summary>
internal static class RepeatableCall
{
    /// <summary>A cluster takes some three seconds to miss a silo; whoever asks has more patience than this.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <exception cref="OrleansException">The grain was out of reach for longer than the limit.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> call, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (OrleansException) when (clock.GetElapsedTime(began) < Limit)
            {
                await Task.Delay(Pause, clock, CancellationToken.None);
            }
        }
    }
}
