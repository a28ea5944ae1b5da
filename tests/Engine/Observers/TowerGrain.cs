namespace Actors.Tests.Observers;

internal sealed class TowerGrain : Grain, ITowerGrain
{
    private IBell? _bell;
    private Exception? _failure;

    public Task Hang(IBell bell)
    {
        _bell = bell;
        return Task.CompletedTask;
    }

    public Task Ring(int number)
    {
        _bell!.Ring(number);
        return Task.CompletedTask;
    }

    public async Task<int> Ask(int number)
    {
        try
        {
            return await _bell!.Answer(number);
        }
        catch (TimeoutException exception)
        {
            _failure = exception;
            throw;
        }
    }

    public Task Heard() => _failure is null ? Task.CompletedTask : Task.FromException(_failure);
}
