using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Actors.Embedded;

/// <summary>Keeps reminders and calls their grains when they are due.</summary>
internal sealed class ReminderService(Silo silo, GrainFactory grains, IReminderTable table, IOptions<ReminderOptions> options)
    : IReminderRegistry, ISiloPart
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(GrainId, string), Reminder> _reminders = [];
    private bool _isOpen;

    public int Order => SiloService.OrderOfSilo;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var rows = await table.ReadAllAsync();
        lock (_gate)
        {
            _isOpen = true;
        }

        foreach (var row in rows)
        {
            Put(row);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Reminder[] reminders;
        lock (_gate)
        {
            _isOpen = false;
            reminders = [.. _reminders.Values];
            _reminders.Clear();
        }

        foreach (var reminder in reminders)
        {
            await reminder.StopAsync().WaitAsync(cancellationToken);
        }
    }

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"The reminder '{reminderName}' of {callingGrainId} has a period of {period}; the shortest allowed is {options.Value.MinimumReminderPeriod}.",
                nameof(period));
        }

        var row = new ReminderRow(callingGrainId, reminderName, silo.Clock.GetUtcNow() + dueTime, period);
        await table.UpsertAsync(row);
        Put(row);
        return row;
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        await table.RemoveAsync(callingGrainId, reminder.ReminderName);
        Reminder? ended;
        lock (_gate)
        {
            _reminders.Remove((callingGrainId, reminder.ReminderName), out ended);
        }

        ended?.End();
    }

    public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        lock (_gate)
        {
            return Task.FromResult<IGrainReminder?>(_reminders.GetValueOrDefault((callingGrainId, reminderName))?.Row);
        }
    }

    public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        lock (_gate)
        {
            return Task.FromResult(_reminders.Values
                .Where(reminder => reminder.Row.GrainId == callingGrainId)
                .Select(static IGrainReminder (reminder) => reminder.Row)
                .ToList());
        }
    }

    private void Put(ReminderRow row)
    {
        var reminder = new Reminder(silo, grains, row);
        Reminder? replaced;
        lock (_gate)
        {
            if (!_isOpen)
            {
                // Written while the silo stops: it ticks after the next start.
                reminder.End();
                return;
            }

            _reminders.Remove((row.GrainId, row.Name), out replaced);
            _reminders.Add((row.GrainId, row.Name), reminder);
        }

        replaced?.End();
        reminder.Begin();
    }
}
