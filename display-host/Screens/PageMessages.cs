using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Displays;

/// <summary>What a page needs to know of a piece of content; for whom it is meant is not its business.</summary>
/// <param name="Ticket">What the page proves a play of it with; null where it must not play by this program.</param>
internal sealed record PageSpot(string ContentId, string Title, string Kind, string Sha256, string MediaType, double MaximumMs, string? Ticket);

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
internal sealed record ProgramMessage(string Type, Guid PlayId, PageSpot Now, double RemainingMs, long SentMs, bool ForAudience, PageSpot[] Loop, PageSpot[] Preload);

/// <summary>To the page: a question whether it is alive.</summary>
/// <param name="EveryMs">How often the question comes; the page takes three times as long a silence for a lost host.</param>
internal sealed record PingMessage(string Type, double EveryMs);

/// <summary>To the page: a question for a picture of what it shows.</summary>
/// <param name="Id">To be said with each part of the answer.</param>
/// <param name="Width">In pixels, 64 to 640.</param>
internal sealed record PictureQuestion(string Type, Guid Id, int Width);

/// <summary>From the page. Which fields are set depends on the type.</summary>
/// <param name="Type">`alive`, `switched`, `broken`, `plays` or `picture`.</param>
/// <param name="Frames">`alive`: how many times it has painted.</param>
/// <param name="PlayId">`switched`: the play.</param>
/// <param name="ElapsedMs">`switched`: from getting the program to having painted it, by the page's own monotonic clock.</param>
/// <param name="ContentId">`switched`, `broken`: the content.</param>
/// <param name="Reason">`broken`: why it cannot be played.</param>
/// <param name="Plays">`plays`: what was shown, 1 to 20 plays.</param>
/// <param name="Look">`alive`: how it looks.</param>
/// <param name="Picture">`picture`: a part of the picture that it was asked for.</param>
/// <param name="Lost">`plays`: how many plays the page had no room for since it last said so.</param>
internal sealed record PageWord(string Type, long? Frames, Guid? PlayId, double? ElapsedMs, string? ContentId, string? Reason, PagePlay[]? Plays, long? Lost, PageLook? Look, PagePicturePart? Picture);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProgramMessage))]
[JsonSerializable(typeof(PingMessage))]
[JsonSerializable(typeof(PictureQuestion))]
[JsonSerializable(typeof(PageWord))]
[JsonSerializable(typeof(ProvedMessage))]
internal sealed partial class PageMessages : JsonSerializerContext
{
    public static ProgramMessage Program(DisplayProgram program, DateTimeOffset now, PlayTickets tickets)
    {
        var remaining = program.Now.MaximumTime - (now - program.StartedAt);
        return new ProgramMessage(
            "program",
            program.PlayId,
            Spot(program.Now, Ticket(program.Now)),
            Math.Clamp(remaining.TotalMilliseconds, 0, program.Now.MaximumTime.TotalMilliseconds),
            now.ToUnixTimeMilliseconds(),
            program.SightingSentAt is not null,
            [.. program.Loop.Select(item => Spot(item, Ticket(item)))],
            [.. program.Needs().Skip(1).ExceptBy(program.Loop.Select(item => item.Sha256), item => item.Sha256).Select(item => Spot(item, null))]);

        string Ticket(ContentItem item) => tickets.Write(new PlayTicket(program.DisplayId, program.PlayId, item.ContentId, item.Sha256, item.MaximumTime, now));
    }

    private static PageSpot Spot(ContentItem item, string? ticket) =>
        new(item.ContentId, item.Title, item.Kind.ToString().ToLowerInvariant(), item.Sha256, item.MediaType, item.MaximumTime.TotalMilliseconds, ticket);
}
