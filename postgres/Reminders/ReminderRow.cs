namespace Actors.Reminders;

/// <summary>A reminder as it is kept.</summary>
/// <param name="GrainType">The type of the grain whose it is.</param>
/// <param name="GrainKey">The key of the grain whose it is.</param>
/// <param name="Name">Its name within the grain.</param>
/// <param name="Hash">The grain's place on the ring that silos share out, the same on every silo.</param>
/// <param name="StartAt">When it first ticks, UTC, to the microsecond.</param>
/// <param name="Period">Time between ticks, to the microsecond.</param>
internal sealed record ReminderRow(string GrainType, string GrainKey, string Name, uint Hash, DateTime StartAt, TimeSpan Period);
