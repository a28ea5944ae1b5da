namespace Actors.Tests.Failures;

internal sealed class FailingGrain : Grain, IFailingGrain
{
    private int _calls;

    public async Task Throw(Failure failure)
    {
        _calls++;
        await Task.Yield();
        throw Make(failure);
    }

    public ValueTask<int> ThrowAtOnce(Failure failure)
    {
        _calls++;
        throw Make(failure);
    }

    public Task Forget(Failure failure)
    {
        Journal.Of(this.GetPrimaryKeyString()).Write("forgot");
        throw Make(failure);
    }

    public async Task<string> Ask(string other, Failure failure)
    {
        try
        {
            await GrainFactory.GetGrain<IFailingGrain>(other).Throw(failure);
            return "nothing";
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    public Task Pass(string other, Failure failure) => GrainFactory.GetGrain<IFailingGrain>(other).Throw(failure);

    public Task<int> Calls() => Task.FromResult(_calls);

    private static Exception Make(Failure failure) => failure switch
    {
        Failure.Framework => new InvalidOperationException("outer", new FormatException("inner")) { Data = { ["shelf"] = 3 } },
        Failure.Marked => new MarkedException("marked", 7, new FormatException("inner")),
        Failure.Unmarked => new UnmarkedException("unmarked"),
        Failure.UnmarkedInside => new InvalidOperationException("outer", new UnmarkedException("unmarked")),
        Failure.UnmarkedInsideMarked => new MarkedException("marked", 7, new UnmarkedException("unmarked")),
        Failure.UnmarkedAmongOthers => new AggregateException("several", new FormatException("first"), new UnmarkedException("second")),
        Failure.Several => new AggregateException("several", new FormatException("first"), new InvalidOperationException("second")),
        _ => new OperationCanceledException("cancelled"),
    };
}
