using System.Collections.Concurrent;
using Actors.Tests.States;

namespace Actors.Tests.Clusters;

internal sealed class DiaryGrain(
    [PersistentState("diary", ActorsRuntimeExtensions.StateStorage)] IPersistentState<Note> diary, ILocalSiloDetails silo) : Grain, IDiaryGrain, IRemindable
{
    /// <summary>Ends when the diary of a key is reminded for the first time; the test's silos are in its process.</summary>
    public static ConcurrentDictionary<string, TaskCompletionSource> Reminded { get; } = new();

    public Task WriteAsync(string text)
    {
        diary.State = diary.State with { Text = text };
        return diary.WriteStateAsync();
    }

    public Task<string> ReadAsync() => Task.FromResult(diary.State.Text);

    public Task RemindAsync() => this.RegisterOrUpdateReminder("daily", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    public async Task<int> RemindersAsync() => (await this.GetReminders()).Count;

    public Task<string> WhereAsync() => Task.FromResult(silo.Name);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (Reminded.TryGetValue(this.GetPrimaryKeyString(), out var reminded))
        {
            reminded.TrySetResult();
        }

        return Task.CompletedTask;
    }
}
