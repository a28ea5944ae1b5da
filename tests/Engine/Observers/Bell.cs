namespace Actors.Tests.Observers;

internal sealed class Bell : IBell
{
    public void Ring(int number) => ArgumentOutOfRangeException.ThrowIfNegative(number);

    public Task<int> Answer(int number) => Task.FromResult(number + 1);
}
