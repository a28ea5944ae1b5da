namespace Actors.Tests.Observers;

internal sealed class Bell(string name) : IBell
{
    public Journal Journal { get; } = Journal.Of(name);

    public void Ring(int number)
    {
        if (number < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(number));
        }

        Journal.Write($"ring {number}");
    }

    public async Task<int> Answer(int number)
    {
        await Task.Yield();
        return number >= 0 ? number + 1 : throw new ArgumentOutOfRangeException(nameof(number));
    }

    public async Task Hold(string who, string gate)
    {
        Journal.Write($"{who} begins");
        await Gates.Reach(gate);
        Journal.Write($"{who} ends");
    }

    public Task Note(string key)
    {
        Journal.Write($"{RequestContext.Get(key)}");
        return Task.CompletedTask;
    }
}
