using Actors.Facts;

namespace Actors.Api;

/// <summary>The newest facts first, of a log that reads the oldest first: it is read backwards in spans that grow until there are enough.</summary>
internal static class NewestFacts
{
    private static readonly TimeSpan FirstSpan = TimeSpan.FromHours(1);

    /// <param name="read">Reads what fits of a span, in order.</param>
    /// <param name="from">Nothing before it.</param>
    /// <param name="to">Nothing at it or after it.</param>
    /// <param name="most">How many are wanted.</param>
    public static async Task<List<T>> ReadAsync<T>(Func<DateTimeOffset, DateTimeOffset, IAsyncEnumerable<T>> read, DateTimeOffset from, DateTimeOffset to, int most)
    {
        var found = new List<T>();
        for (var span = FirstSpan; to > from && found.Count < most; span *= 4)
        {
            var begin = to - from > span ? to - span : from;
            var latest = new Queue<T>();
            await foreach (var one in read(begin, to))
            {
                latest.Enqueue(one);
                if (latest.Count > most - found.Count)
                {
                    latest.Dequeue();
                }
            }

            found.AddRange(latest.Reverse());
            to = begin;
        }

        return found;
    }
}
