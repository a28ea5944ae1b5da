using Actors.TestKit;

namespace Actors.Tests;

/// <summary>Runs where somebody has asked for a day in fast time, and where a browser is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FastDayFactAttribute : FactAttribute
{
    /// <summary>How much of the day: `change` for the hours around the change of the clocks, `full` for all of it.</summary>
    public const string Variable = "ACTORS_FAST_DAY";

    public FastDayFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable(Variable) is null ? $"A day in fast time takes minutes; it is played where {Variable} is change or full."
            : Workplace.Chromium is null ? "Chromium is not on the path; ./actors test installs it." : null;
}
