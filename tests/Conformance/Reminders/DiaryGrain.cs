using System.Globalization;

namespace Actors.Tests.Reminders;

internal sealed class DiaryGrain : Grain, IDiaryGrain
{
    private bool _fails;

    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public async Task<string> Remember(string name, TimeSpan due, TimeSpan period) =>
        (await this.RegisterOrUpdateReminder(name, due, period)).ReminderName;

    public async Task<bool> Forget(string name)
    {
        if (await this.GetReminder(name) is not { } reminder)
        {
            return false;
        }

        await this.UnregisterReminder(reminder);
        return true;
    }

    public async Task<string[]> Names() =>
        [.. (await this.GetReminders()).Select(static reminder => reminder.ReminderName).Order(StringComparer.Ordinal)];

    public Task Fail(bool fails)
    {
        _fails = fails;
        return Task.CompletedTask;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Journal.Write(string.Create(CultureInfo.InvariantCulture, $"{reminderName}, first {status.FirstTickTime:HH:mm:ss}, every {status.Period:c}"));
        Journal.Write(reminderName);
        return _fails ? Task.FromException(new InvalidOperationException("The page is torn.")) : Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write("left");
        return Task.CompletedTask;
    }
}
