namespace Actors.Embedded;

/// <summary>Spare requests of one kind.</summary>
internal static class RequestPool<TRequest>
    where TRequest : Request
{
    /// <summary>More than that many at once is a burst; the rest is left to the collector.</summary>
    private const int Spares = 256;

    private static readonly Lock Gate = new();
    private static readonly TRequest?[] Stack = new TRequest?[Spares];
    private static int s_count;

    public static TRequest? TryTake()
    {
        lock (Gate)
        {
            if (s_count == 0)
            {
                return null;
            }

            var request = Stack[--s_count];
            Stack[s_count] = null;
            return request;
        }
    }

    public static void Return(TRequest request)
    {
        lock (Gate)
        {
            if (s_count < Spares)
            {
                Stack[s_count++] = request;
            }
        }
    }
}
