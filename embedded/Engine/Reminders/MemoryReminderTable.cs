using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Actors.Embedded;

internal sealed class MemoryReminderTable : IReminderTable
{
    private readonly ConcurrentDictionary<(GrainId, string), ReminderRow> _rows = new();

    public Task<IReadOnlyList<ReminderRow>> ReadAllAsync() => Task.FromResult<IReadOnlyList<ReminderRow>>([.. _rows.Values]);

    public Task UpsertAsync(ReminderRow reminder)
    {
        _rows[(reminder.GrainId, reminder.Name)] = reminder;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(GrainId grainId, string name)
    {
        _rows.TryRemove((grainId, name), out _);
        return Task.CompletedTask;
    }
}
