namespace Actors.Tests.Interleaving;

public abstract class Door : Grain, IDoor
{
    private int _inside;

    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public async Task Enter(string who, string gate)
    {
        Journal.Write($"{who} in");
        _inside++;
        await Gates.Reach(gate);
        _inside--;
        Journal.Write($"{who} out");
    }

    public Task Look(string who, string gate) => Enter(who, gate);

    public Task Squeeze(string who, string gate) => Enter(who, gate);

    public Task<int> Glance() => Task.FromResult(_inside);

    public Task<int> Knock() => Task.FromResult(_inside);

    public Task<int> Slip(bool quietly) => Task.FromResult(_inside);
}
