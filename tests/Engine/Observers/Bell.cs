using System.Collections.Concurrent;

namespace Actors.Tests.Observers;

internal sealed class Bell(Journal journal) : IBell
{
    public void Ring(int number)
    {
        if (number < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(number));
        }

        journal.Write($"ring {number}");
    }

    public async Task<int> Answer(int number)
    {
        await Task.Yield();
        return number + 1;
    }
}
