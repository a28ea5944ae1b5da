namespace Actors.Tests.Timers;

internal sealed class DiaryGrain(Journal journal) : Grain, IDiaryGrain
{
    public async Task Remember(string name, TimeSpan due, TimeSpan period) => await this.RegisterOrUpdateReminder(name, due, period);

    public async Task<string[]> Names() => [.. (await this.GetReminders()).Select(static reminder => reminder.ReminderName)];

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        journal.Write($"{reminderName} at {status.CurrentTickTime:HH:mm}");
        return Task.CompletedTask;
    }
}
