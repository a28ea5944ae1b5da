using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>Where reminders are kept.</summary>
internal interface IReminderTable
{
    Task<IReadOnlyList<ReminderRow>> ReadAllAsync();

    /// <summary>Writes a reminder over the one of the same name.</summary>
    Task UpsertAsync(ReminderRow reminder);

    Task RemoveAsync(GrainId grainId, string name);
}
