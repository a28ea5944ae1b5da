using Actors.Audiences;
using Actors.Displays;

namespace Actors.Lanes;

/// <summary>
/// Says why a lane must not show a restricted category. Every doubt blocks: restricted content needs a lane that is not a family lane, an
/// open window, the mode demographics, and eyes that see nobody but verified adults (<see cref="LaneEyes.Blocker"/>).
/// A blocker ends what plays at once; to begin, the eyes must have been free of blockers for the audience's hold time.
/// </summary>
internal sealed class BrandSafety(LaneSettings settings, TimeZoneInfo zone)
{
    private DateTimeOffset? _clearSince;

    /// <summary>Notes what the eyes see now.</summary>
    public void See(LaneEyes eyes, LaneMode mode, DateTimeOffset now)
    {
        if (mode != LaneMode.Demographics || eyes.Blocker(now) is not null)
        {
            _clearSince = null;
        }
        else
        {
            _clearSince ??= now;
        }
    }

    /// <summary>Keeps times from lying in the future after the clock was set back.</summary>
    public void PullBack(DateTimeOffset now) => _clearSince = _clearSince > now ? now : _clearSince;

    /// <summary>Why the category must not go on being shown, or null.</summary>
    public string? BlocksGoingOn(ContentCategory category, LaneEyes eyes, LaneMode mode, DateTimeOffset now) => category switch
    {
        _ when !category.IsRestricted() => null,
        _ when settings.Family => "this is a family lane",
        _ when OpenUntil(category, now) is null => RestrictedHours.Describe(settings.Restricted, category) is { Length: > 0 } hours
            ? $"{category.Name()} is switched on from {hours} only"
            : $"{category.Name()} is not switched on for this lane",
        _ when mode != LaneMode.Demographics => $"in the mode {mode.Name()} it is not known who is there",
        _ => eyes.Blocker(now),
    };

    /// <summary>Why the category must not begin to be shown, or null.</summary>
    public string? BlocksBeginning(ContentCategory category, LaneEyes eyes, LaneMode mode, DateTimeOffset now) =>
        BlocksGoingOn(category, eyes, mode, now)
        ?? (!category.IsRestricted() || _clearSince + settings.AudienceHold <= now ? null : "everybody there has not been a verified adult for long enough");

    /// <summary>Until when the category's window is open; null when it is shut.</summary>
    public DateTimeOffset? OpenUntil(ContentCategory category, DateTimeOffset now) =>
        RestrictedHours.OpenUntil(settings.Restricted, category, zone, now);
}
