using System.Text.Json;
using Actors.Lanes;

namespace Actors.Api;

/// <summary>The body of PUT lanes/{lane}/mode.</summary>
/// <param name="Mode">`off`, `count-only` or `demographics`.</param>
/// <param name="NoticeIsUp">A person's word that the public notice is up; demographics demands true.</param>
internal sealed record ModeChange(string Mode, bool NoticeIsUp)
{
    /// <summary>Reads a body. Exactly one of the two is returned: the mode, or one sentence that says what is wrong with the body.</summary>
    public static async Task<(LaneMode? Mode, string? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return Read(body.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is what System.Text.Json says of a text that is no Unicode.
            return (null, "The body is not JSON; expected is {\"mode\": \"off|count-only|demographics\", \"noticeIsUp\": true|false}.");
        }
    }

    private static (LaneMode? Mode, string? Refusal) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (null, $"The body is {Describe(body)}; expected is an object with 'mode' and, for demographics, 'noticeIsUp'.");
        }

        if (body.EnumerateObject().FirstOrDefault(field => field.Name is not ("mode" or "noticeIsUp")) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            return (null, $"The field '{unknown.Name}' is unknown; allowed are 'mode' and 'noticeIsUp'.");
        }

        if (!body.TryGetProperty("mode", out var mode))
        {
            return (null, $"The field 'mode' is missing; allowed are {Allowed}.");
        }

        if (mode.ValueKind != JsonValueKind.String || Names.Modes.All(known => known.Name() != mode.GetString()))
        {
            return (null, $"The field 'mode' is {Describe(mode)}; allowed are {Allowed}.");
        }

        var noticeIsUp = body.TryGetProperty("noticeIsUp", out var notice) ? notice : default;
        if (noticeIsUp.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False))
        {
            return (null, $"The field 'noticeIsUp' is {Describe(noticeIsUp)}; allowed are true and false.");
        }

        var wanted = Names.Modes.Single(known => known.Name() == mode.GetString());
        return wanted == LaneMode.Demographics && noticeIsUp.ValueKind != JsonValueKind.True
            ? (null, $"The field 'noticeIsUp' is {(noticeIsUp.ValueKind == JsonValueKind.Undefined ? "missing" : "false")}; the mode demographics is allowed only with true, once the public notice is up where people can read it.")
            : (wanted, null);
    }

    private static string Allowed => string.Join(", ", Names.Modes.Select(mode => $"'{mode.Name()}'"));

    /// <summary>The value as it was sent, cut where it is long.</summary>
    private static string Describe(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : value.GetRawText();
        return text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");
    }
}
