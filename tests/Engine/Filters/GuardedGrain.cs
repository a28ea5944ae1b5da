namespace Actors.Tests.Filters;

internal sealed class GuardedGrain : Grain, IGuardedGrain, IIncomingGrainCallFilter
{
    public Task<string> Name() => Task.FromResult("open");

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        context.Result = $"guarded: {context.MethodName}";
    }
}
