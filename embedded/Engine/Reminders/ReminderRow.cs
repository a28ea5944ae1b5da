using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>A reminder as it is kept.</summary>
/// <param name="GrainId">Whose it is.</param>
/// <param name="Name">Its name within the grain.</param>
/// <param name="StartAt">When it first ticks, UTC.</param>
/// <param name="Period">Time between ticks.</param>
internal sealed record ReminderRow(GrainId GrainId, string Name, DateTimeOffset StartAt, TimeSpan Period) : IGrainReminder
{
    public string ReminderName => Name;

    /// <summary>The first tick after a moment. Ticks that fell into a pause are not made up for, as in Orleans.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment)
    {
        if (moment < StartAt)
        {
            return StartAt;
        }

        var passed = (moment - StartAt).Ticks / Period.Ticks;
        return StartAt + TimeSpan.FromTicks((passed + 1) * Period.Ticks);
    }
}
