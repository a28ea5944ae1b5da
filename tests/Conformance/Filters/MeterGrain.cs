namespace Actors.Tests.Filters;

internal sealed class MeterGrain : Grain, IMeterGrain
{
    private int _sum;

    public Task<int> Add(int by, string note)
    {
        _sum += by;
        return Task.FromResult(_sum);
    }

    public Task<int> Get() => Task.FromResult(_sum);

    public Task Fail() => Task.FromException(new InvalidOperationException("The meter is broken."));

    public Task<int> GetFrom(string other) => GrainFactory.GetGrain<IMeterGrain>(other).Get();

    public Task<string> Context(string key) => Task.FromResult($"{RequestContext.Get(key)}");

    public Task<string> ContextOf(string other, string key) => GrainFactory.GetGrain<IMeterGrain>(other).Context(key);
}
