namespace Actors.Tests.Observers;

internal sealed class TowerGrain : Grain, ITowerGrain
{
    private IBell? _bell;

    public Task Hang(IBell bell)
    {
        _bell = bell;
        return Task.CompletedTask;
    }

    public Task Ring(int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            _bell!.Ring(i);
        }

        return Task.CompletedTask;
    }

    public Task<int> Ask(int number) => _bell!.Answer(number);
}
