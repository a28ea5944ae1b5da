using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Displays;

/// <summary>What a page needs to know of a piece of content; for whom it is meant is not its business.</summary>
/// <param name="Ticket">What the page proves a play of it with; null where it must not play by this program.</param>
/// <param name="ExpiresMs">From when it may play no longer, in milliseconds of Unix time; null for never.</param>
/// <param name="IsRestricted">Whether it may stay on no longer than the lane said.</param>
internal sealed record PageSpot(
    string ContentId, string Title, string Kind, string Sha256, string MediaType, double MaximumMs, string? Ticket, long? ExpiresMs, bool IsRestricted);

/// <summary>A part of the screen, in percent of it; without a loop of its own it plays the program.</summary>
internal sealed record PageZone(string Id, double Left, double Top, double Width, double Height, PageSpot[] Loop);

/// <summary>A time in which the screen is off, in milliseconds of Unix time.</summary>
internal sealed record PageWindow(long FromMs, long ToMs);

/// <summary>What a page falls back on when a program cannot be played: one that is known to.</summary>
internal sealed record GoodProgram(Guid PlayId, PageSpot Now, PageSpot[] Loop);

/// <summary>A play that a page says it showed.</summary>
/// <param name="Id">Made by the page when the play began, random: told again, to this host or another, it counts once.</param>
/// <param name="Ticket">The spot's ticket.</param>
/// <param name="StartedMs">When its first frame was painted, in milliseconds of Unix time as the host that gave the ticket tells it. Said again, it is the same.</param>
/// <param name="Ms">How long it was on, by the page's monotonic clock.</param>
internal sealed record PagePlay(Guid Id, string? Ticket, double StartedMs, double Ms);

/// <summary>To the page: plays that are safe with this host, or that it will never take; the page may forget them.</summary>
internal sealed record ProvedMessage(string Type, Guid[] Ids);

/// <summary>To the page: a program.</summary>
/// <param name="RemainingMs">How much of <paramref name="Now"/> is left, at most its maximum; 0 when it is over and only the loop may play.</param>
/// <param name="Preload">What a later program may bring: fetched ahead, never played by itself.</param>
/// <param name="SentMs">When this is sent, in milliseconds of Unix time: the page tells its plays' times by it, and by what its monotonic clock adds.</param>
/// <param name="ForAudience">True when people in front of the lane caused it, so that it is cut in without a dissolve.</param>
/// <param name="Revision">Grows with each program of the lane; the same play comes again with a greater one when something else about it changed.</param>
/// <param name="StartedMs">When the lane decided.</param>
/// <param name="SwitchAtMs">When every screen of the lane switches to it; null for at once.</param>
/// <param name="EmergencyId">The emergency that it shows; null for none.</param>
/// <param name="UntilMs">Until when the emergency is on.</param>
/// <param name="Reason">Why it plays, in a sentence; of an emergency whose content cannot be loaded it is shown.</param>
/// <param name="Zones">How the screen is divided; empty for one zone that plays the program.</param>
/// <param name="Dark">When the screen is off, in order.</param>
/// <param name="Good">The last program that a page was known to play, when that is another one.</param>
internal sealed record ProgramMessage(
    string Type, Guid PlayId, PageSpot Now, double RemainingMs, long SentMs, bool ForAudience, PageSpot[] Loop, PageSpot[] Preload,
    long Revision, long StartedMs, long? SwitchAtMs, string? EmergencyId, long? UntilMs, string Reason, PageZone[] Zones, PageWindow[] Dark, GoodProgram? Good);

/// <summary>To the page: what time it is here.</summary>
/// <param name="AskedMs">What the page said with its question.</param>
/// <param name="HostMs">Milliseconds of Unix time.</param>
internal sealed record ClockMessage(string Type, double AskedMs, double HostMs);

/// <summary>To the page: plays of its browser that this host remembers and that no page has ended.</summary>
internal sealed record LeftMessage(string Type, Guid[] Ids);

/// <summary>To the page: a question whether it is alive.</summary>
/// <param name="EveryMs">How often the question comes; the page takes three times as long a silence for a lost host.</param>
internal sealed record PingMessage(string Type, double EveryMs);

/// <summary>To the page: a question for a picture of what it shows.</summary>
/// <param name="Id">To be said with each part of the answer.</param>
/// <param name="Width">In pixels, 64 to 640.</param>
internal sealed record PictureQuestion(string Type, Guid Id, int Width);

/// <summary>From the page. Which fields are set depends on the type.</summary>
/// <param name="Type">`alive`, `switched`, `broken`, `plays`, `playing`, `here`, `unknown`, `clock`, `reloaded` or `picture`.</param>
/// <param name="Frames">`alive`: how many times it has painted.</param>
/// <param name="PlayId">`switched`: the play.</param>
/// <param name="ElapsedMs">`switched`: from getting the program to having painted it, by the page's own monotonic clock.</param>
/// <param name="ContentId">`switched`, `broken`: the content.</param>
/// <param name="Reason">`broken`: why it cannot be played. `reloaded`: why the page loaded itself again.</param>
/// <param name="Plays">`plays`: what was shown, 1 to 20 plays. `playing`: what is on now, 1 to 20 plays; with their tickets the first time.</param>
/// <param name="Lost">`plays`: how many plays the page had no room for since it last said so.</param>
/// <param name="Look">`alive`: how it looks.</param>
/// <param name="Picture">`picture`: a part of the picture that it was asked for.</param>
/// <param name="Profile">`playing`, `here`: the page's browser, by a random id that its storage keeps.</param>
/// <param name="Ids">`unknown`: plays that its browser knows nothing of, 1 to 20.</param>
/// <param name="AskedMs">`clock`: what the answer is to repeat.</param>
internal sealed record PageWord(
    string Type, long? Frames, Guid? PlayId, double? ElapsedMs, string? ContentId, string? Reason, PagePlay[]? Plays, long? Lost, PageLook? Look, PagePicturePart? Picture,
    Guid? Profile, Guid[]? Ids, double? AskedMs);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProgramMessage))]
[JsonSerializable(typeof(PingMessage))]
[JsonSerializable(typeof(PictureQuestion))]
[JsonSerializable(typeof(PageWord))]
[JsonSerializable(typeof(ProvedMessage))]
[JsonSerializable(typeof(ClockMessage))]
[JsonSerializable(typeof(LeftMessage))]
internal sealed partial class PageMessages : JsonSerializerContext
{
    public static ProgramMessage Program(DisplayProgram program, DisplayProgram? good, DateTimeOffset now, PlayTickets tickets)
    {
        var remaining = program.Now.MaximumTime - (now - program.StartedAt);
        return new ProgramMessage(
            "program",
            program.PlayId,
            Spot(program.Now, Ticket(program, program.Now, program.CampaignId)),
            Math.Clamp(remaining.TotalMilliseconds, 0, program.Now.MaximumTime.TotalMilliseconds),
            now.ToUnixTimeMilliseconds(),
            program.SightingSentAt is not null,
            Loop(program),
            [.. program.Needs().Except(program.Looped(), SameFile).Select(item => Spot(item, null))],
            program.Revision,
            program.StartedAt.ToUnixTimeMilliseconds(),
            program.SwitchAt?.ToUnixTimeMilliseconds(),
            program.EmergencyId,
            program.EmergencyId is null ? null : (program.Until ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds(),
            program.Reason,
            [.. program.Zones.OrNone().Select(zone => new PageZone(zone.ZoneId, zone.Left, zone.Top, zone.Width, zone.Height,
                [.. zone.Loop.OrNone().Select(item => Spot(item, Ticket(program, item, null, zone.ZoneId)))]))],
            [.. program.Dark.OrNone().Select(window => new PageWindow(window.From.ToUnixTimeMilliseconds(), window.To.ToUnixTimeMilliseconds()))],
            good is null || good.PlayId == program.PlayId ? null : new GoodProgram(good.PlayId, Spot(good.Now, Ticket(good, good.Now, good.CampaignId)), Loop(good)));

        PageSpot[] Loop(DisplayProgram of) => [.. of.Loop.Select(item => Spot(item, Ticket(of, item, null)))];

        string Ticket(DisplayProgram of, ContentItem item, string? campaign, string? zone = null) =>
            tickets.Write(new PlayTicket(of.DisplayId, of.PlayId, item.ContentId, item.Sha256, item.MaximumTime, now, campaign, zone));
    }

    private static PageSpot Spot(ContentItem item, string? ticket) => new(
        item.ContentId, item.Title, item.Kind.Name(), item.Sha256, item.MediaType, item.MaximumTime.TotalMilliseconds, ticket,
        item.ExpiresAt?.ToUnixTimeMilliseconds(), item.Category.IsRestricted());

    private static readonly IEqualityComparer<ContentItem> SameFile =
        EqualityComparer<ContentItem>.Create((one, other) => one?.Sha256 == other?.Sha256, item => item.Sha256.GetHashCode(StringComparison.Ordinal));
}
