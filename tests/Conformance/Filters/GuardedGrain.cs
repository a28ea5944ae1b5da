namespace Actors.Tests.Filters;

/// <summary>Filters its own calls.</summary>
internal sealed class GuardedGrain : Grain, IGuardedGrain, IIncomingGrainCallFilter
{
    public Task<string> Name() => Task.FromResult("open");

    public Task<string> Secret() => Task.FromResult("never seen");

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.MethodName == nameof(Secret))
        {
            throw new UnauthorizedAccessException("Not you.");
        }

        await context.Invoke();
        context.Result = $"guarded: {context.Result}";
    }
}
