using Actors.Displays;
using Actors.Emergencies;
using Actors.Lanes;
using Actors.Signage;

namespace Actors.Api;

/// <summary>The names by which HTTP calls what a store's signage is made of.</summary>
internal static class SignageNames
{
    public static readonly IReadOnlyList<LaneKind> LaneKinds = Enum.GetValues<LaneKind>();

    public static readonly IReadOnlyList<ContentCategory> Categories = Enum.GetValues<ContentCategory>();

    public static readonly IReadOnlyList<Weekday> Weekdays = Enum.GetValues<Weekday>();

    public static readonly IReadOnlyList<CampaignGoal> Goals = Enum.GetValues<CampaignGoal>();

    public static readonly IReadOnlyList<EmergencySeverity> Severities = Enum.GetValues<EmergencySeverity>();

    public static readonly IReadOnlyList<SignageKind> Kinds = Enum.GetValues<SignageKind>();

    public static readonly IReadOnlyList<SignageEditKind> Edits = Enum.GetValues<SignageEditKind>();

    /// <summary>`monday` to `sunday`.</summary>
    public static string Name(this Weekday day) => day switch
    {
        Weekday.Monday => "monday",
        Weekday.Tuesday => "tuesday",
        Weekday.Wednesday => "wednesday",
        Weekday.Thursday => "thursday",
        Weekday.Friday => "friday",
        Weekday.Saturday => "saturday",
        Weekday.Sunday => "sunday",
        _ => throw new ArgumentOutOfRangeException(nameof(day), day, "Not a weekday."),
    };

    /// <summary>`plays`, `share-percent` or `seconds-an-hour`.</summary>
    public static string Name(this CampaignGoal goal) => goal switch
    {
        CampaignGoal.Plays => "plays",
        CampaignGoal.SharePercent => "share-percent",
        CampaignGoal.SecondsAnHour => "seconds-an-hour",
        _ => throw new ArgumentOutOfRangeException(nameof(goal), goal, "Not a goal."),
    };

    /// <summary>`unknown`, `minor`, `moderate`, `severe` or `extreme`.</summary>
    public static string Name(this EmergencySeverity severity) => severity switch
    {
        EmergencySeverity.Unknown => "unknown",
        EmergencySeverity.Minor => "minor",
        EmergencySeverity.Moderate => "moderate",
        EmergencySeverity.Severe => "severe",
        EmergencySeverity.Extreme => "extreme",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "Not a severity."),
    };

    /// <summary>`content`, `daypart`, `playlist`, `schedule`, `campaign`, `layout` or `screen-hours`.</summary>
    public static string Name(this SignageKind kind) => kind switch
    {
        SignageKind.Content => "content",
        SignageKind.Daypart => "daypart",
        SignageKind.Playlist => "playlist",
        SignageKind.ScheduleEntry => "schedule",
        SignageKind.Campaign => "campaign",
        SignageKind.Layout => "layout",
        SignageKind.ScreenHours => "screen-hours",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of signage."),
    };

    /// <summary>`put`, `delete` or `restore`.</summary>
    public static string Name(this SignageEditKind edit) => edit switch
    {
        SignageEditKind.Put => "put",
        SignageEditKind.Delete => "delete",
        SignageEditKind.Restore => "restore",
        _ => throw new ArgumentOutOfRangeException(nameof(edit), edit, "Not an edit."),
    };
}
