using System.Text.Json;

namespace Actors.Api;

/// <summary>Reads a request's body as JSON.</summary>
internal static class JsonBody
{
    /// <param name="request">The request.</param>
    /// <param name="expected">The shape of the body, for whoever sent something else.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RefusedException">The body is not as it must be.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, string expected, Func<BodyValue, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return read(new BodyValue(body.RootElement, ""));
        }
        catch (JsonException)
        {
            throw RefusedException.Bad($"The body is not JSON; expected is {expected}.");
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json says of a text that is no Unicode, such as "\ud800".
            throw RefusedException.Bad("The body holds half of a character; allowed is Unicode text.");
        }
    }
}
