using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>Reminders of a grain.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Registers a reminder, or gives the one of that name new times.</summary>
    /// <param name="grain">The grain; it must implement <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">Its name within the grain.</param>
    /// <param name="dueTime">Time to the first tick.</param>
    /// <param name="period">Time between ticks, at least <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.</param>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        if (grain is not IRemindable)
        {
            throw new InvalidOperationException(
                $"{grain.GetType().Name} does not implement {nameof(IRemindable)}, so it cannot register the reminder '{reminderName}'.");
        }

        return Registry(grain).RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period);
    }

    /// <inheritdoc cref="RegisterOrUpdateReminder(IGrainBase, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    /// <summary>Ends a reminder.</summary>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return Registry(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);
    }

    /// <inheritdoc cref="UnregisterReminder(IGrainBase, IGrainReminder)"/>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => UnregisterReminder((IGrainBase)grain, reminder);

    /// <summary>The reminder of that name; null when there is none.</summary>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        return Registry(grain).GetReminder(grain.GrainContext.GrainId, reminderName);
    }

    /// <inheritdoc cref="GetReminder(IGrainBase, string)"/>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => GetReminder((IGrainBase)grain, reminderName);

    /// <summary>All reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return Registry(grain).GetReminders(grain.GrainContext.GrainId);
    }

    /// <inheritdoc cref="GetReminders(IGrainBase)"/>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    private static IReminderRegistry Registry(IGrainBase grain) =>
        grain.GrainContext.ActivationServices.GetService<IReminderRegistry>()
        ?? throw new InvalidOperationException("The silo keeps no reminders; configure a reminder service when building it.");
}
