namespace Actors.Tests.Observers;

internal sealed class TowerGrain : Grain, ITowerGrain
{
    private readonly List<IBell> _bells = [];

    public Task Hang(IBell bell)
    {
        _bells.Add(bell);
        return Task.CompletedTask;
    }

    public Task Ring(int from, int count)
    {
        foreach (var bell in _bells)
        {
            for (var i = from; i < from + count; i++)
            {
                bell.Ring(i);
            }
        }

        return Task.CompletedTask;
    }

    public async Task Hold(string who, string gate)
    {
        foreach (var bell in _bells)
        {
            await bell.Hold(who, gate);
        }
    }

    public Task<int> Ask(int number) => _bells[0].Answer(number);

    public async Task Note(string key, string value)
    {
        RequestContext.Set(key, value);
        await _bells[0].Note(key);
    }

    public Task<bool> Hangs(IBell bell) => Task.FromResult(_bells.Contains(bell));
}
