using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Displays;

/// <summary>What a page needs to know of a piece of content; for whom it is meant is not its business.</summary>
internal sealed record PageSpot(string ContentId, string Title, string Kind, string Sha256, string MediaType, double MaximumMs);

/// <summary>To the page: a program.</summary>
/// <param name="RemainingMs">How much of <paramref name="Now"/> is left, at most its maximum; 0 when it is over and only the loop may play.</param>
/// <param name="Preload">What a later program may bring: fetched ahead, never played by itself.</param>
/// <param name="ForAudience">True when people in front of the lane caused it, so that it is cut in without a dissolve.</param>
internal sealed record ProgramMessage(string Type, Guid PlayId, PageSpot Now, double RemainingMs, bool ForAudience, PageSpot[] Loop, PageSpot[] Preload);

/// <summary>To the page: a question whether it is alive.</summary>
/// <param name="EveryMs">How often the question comes; the page takes three times as long a silence for a lost host.</param>
internal sealed record PingMessage(string Type, double EveryMs);

/// <summary>From the page. Which fields are set depends on the type.</summary>
/// <param name="Type">`alive`, `switched` or `broken`.</param>
/// <param name="Frames">`alive`: how many times it has painted.</param>
/// <param name="PlayId">`switched`: the play.</param>
/// <param name="ElapsedMs">`switched`: from getting the program to having painted it, by the page's own monotonic clock.</param>
/// <param name="ContentId">`switched`, `broken`: the content.</param>
/// <param name="Reason">`broken`: why it cannot be played.</param>
internal sealed record PageWord(string Type, long? Frames, Guid? PlayId, double? ElapsedMs, string? ContentId, string? Reason);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProgramMessage))]
[JsonSerializable(typeof(PingMessage))]
[JsonSerializable(typeof(PageWord))]
internal sealed partial class PageMessages : JsonSerializerContext
{
    public static ProgramMessage Program(DisplayProgram program, DateTimeOffset now)
    {
        var remaining = program.Now.MaximumTime - (now - program.StartedAt);
        return new ProgramMessage(
            "program",
            program.PlayId,
            Spot(program.Now),
            Math.Clamp(remaining.TotalMilliseconds, 0, program.Now.MaximumTime.TotalMilliseconds),
            program.SightingSentAt is not null,
            [.. program.Loop.Select(Spot)],
            [.. program.Needs().Skip(1).ExceptBy(program.Loop.Select(item => item.Sha256), item => item.Sha256).Select(Spot)]);
    }

    private static PageSpot Spot(ContentItem item) =>
        new(item.ContentId, item.Title, item.Kind.ToString().ToLowerInvariant(), item.Sha256, item.MediaType, item.MaximumTime.TotalMilliseconds);
}
