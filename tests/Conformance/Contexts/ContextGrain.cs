namespace Actors.Tests.Contexts;

internal sealed class ContextGrain : Grain, IContextGrain
{
    public Task<string> Read(string key) => Task.FromResult(Value(key));

    public async Task<string> ReadAroundAwaits(string key)
    {
        var before = Value(key);
        await Task.Yield();
        await Task.Run(static () => { });
        return $"{before}, {Value(key)}";
    }

    public Task Set(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task<string> ChangeAndAsk(string key, string other)
    {
        RequestContext.Set(key, $"{Value(key)} and on");
        var grain = GrainFactory.GetGrain<IContextGrain>(other);
        var heard = await grain.Read(key);
        await grain.Set(key, "changed by the callee");
        return $"{heard}; here {Value(key)}";
    }

    public async Task<string> RemoveAndAsk(string key, string other)
    {
        RequestContext.Remove(key);
        return await GrainFactory.GetGrain<IContextGrain>(other).Read(key);
    }

    public Task Note(string key)
    {
        Journal.Of(this.GetPrimaryKeyString()).Write(Value(key));
        return Task.CompletedTask;
    }

    public Task<string[]> Keys() => Task.FromResult(RequestContext.Keys.Order(StringComparer.Ordinal).ToArray());

    public Task<Shelf> ReadShelf(string key) => Task.FromResult((Shelf)RequestContext.Get(key)!);

    public Task<string> ReadAmbient() => Task.FromResult(Ambient.Value.Value ?? "nothing");

    public Task StartTimer(string key)
    {
        this.RegisterGrainTimer(
            cancellationToken =>
            {
                Journal.Of(this.GetPrimaryKeyString()).Write($"tick: {Value(key)}, {Ambient.Value.Value ?? "nothing"}");
                return Task.CompletedTask;
            },
            TimeSpan.FromMilliseconds(1),
            Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    private static string Value(string key) => RequestContext.Get(key) as string ?? "nothing";
}
