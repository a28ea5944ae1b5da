using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Actors.Tests.Storage;

internal sealed class BookGrain(
    [PersistentState("page", Cluster.Store)] IPersistentState<Page> page,
    [FromKeyedServices(Cluster.Store)] IGrainStorage storage) : Grain, IBookGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public async Task Write(Page value)
    {
        page.State = value;
        await page.WriteStateAsync();
    }

    public Task<Page> Look() => Task.FromResult(page.State);

    public async Task<Page> Reread()
    {
        await page.ReadStateAsync();
        return page.State;
    }

    public Task Scribble(int number)
    {
        page.State.Number = number;
        return Task.CompletedTask;
    }

    public Task WriteAsItIs() => page.WriteStateAsync();

    public Task Clear() => page.ClearStateAsync();

    public Task<bool> Exists() => Task.FromResult(page.RecordExists);

    public Task<string?> Etag() => Task.FromResult<string?>(page.Etag);

    public async Task WriteBehindItsBack(int number)
    {
        var other = new GrainState<Page>();
        await storage.ReadStateAsync("page", this.GetGrainId(), other);
        other.State = new Page { Number = number };
        await storage.WriteStateAsync("page", this.GetGrainId(), other);
    }

    public async Task<string> WriteOrReread(int number)
    {
        try
        {
            page.State.Number = number;
            await page.WriteStateAsync();
            return "written";
        }
        catch (InconsistentStateException)
        {
            await page.ReadStateAsync();
            var found = page.State.Number;
            page.State.Number = number;
            await page.WriteStateAsync();
            return $"found {found}, written";
        }
    }

    public async Task ClearBehindItsBack()
    {
        var other = new GrainState<Page>();
        await storage.ReadStateAsync("page", this.GetGrainId(), other);
        await storage.ClearStateAsync("page", this.GetGrainId(), other);
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Of(this.GetPrimaryKeyString()).Write($"left: {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
