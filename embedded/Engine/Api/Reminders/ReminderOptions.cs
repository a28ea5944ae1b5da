namespace Orleans.Hosting;

/// <summary>Limits of reminders.</summary>
public sealed class ReminderOptions
{
    /// <summary>The shortest period allowed; a minute by default, because every tick may activate a grain.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);
}
