namespace Actors.Api;

/// <summary>What a screen would show at a moment, and why.</summary>
/// <param name="At">The moment.</param>
/// <param name="Display">The screen, as `checkout-1/screen-1`.</param>
/// <param name="State">`playing`, `off` by its hours, or `emergency`.</param>
/// <param name="Content">The content's id.</param>
/// <param name="Title">The content's title.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Steps">Each step of the decision.</param>
/// <param name="Entry">The schedule entry that it plays for; null for none.</param>
/// <param name="Campaign">The campaign that it plays for; null for none.</param>
/// <param name="Layout">The layout that divides the screen; null for none.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When the lane decides again, or the screen goes on or off, or the emergency ends.</param>
internal sealed record PreviewView(
    DateTimeOffset At, string Display, string State, string Content, string Title, string Reason, IReadOnlyList<string> Steps, string? Entry, string? Campaign, string? Layout,
    DateTimeOffset Since, DateTimeOffset Until);

/// <summary>A time in which something of a lane's schedule is open. The kind is `entry`, `campaign` or `screen-hours`.</summary>
internal sealed record CalendarBlockView(string Kind, string Id, string Name, DateTimeOffset From, DateTimeOffset To, int Priority);

/// <summary>A lane's schedule as a calendar.</summary>
internal sealed record CalendarView(string Lane, DateOnly From, int Days, string Zone, IReadOnlyList<CalendarBlockView> Blocks);
