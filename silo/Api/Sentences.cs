namespace Actors.Api;

/// <summary>Gives every refused request a sentence, those that no endpoint of this program has answered too.</summary>
internal static class Sentences
{
    public static void Complete(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            StatusCodes.Status404NotFound => $"There is nothing at '{request.Path}'; /openapi/v1.json names what there is.",
            StatusCodes.Status405MethodNotAllowed => $"'{request.Path}' does not take {request.Method}; allowed: {context.HttpContext.Response.Headers.Allow}.",
            StatusCodes.Status415UnsupportedMediaType => $"The body is '{request.ContentType}'; allowed is '{(TakesFile(request) ? "multipart/form-data" : "application/json")}'.",
            _ => null,
        };
    }

    private static bool TakesFile(HttpRequest request) =>
        request.Path.Value is { } path && (path == "/api/v1/content" || (path.StartsWith("/api/v1/content/", StringComparison.Ordinal) && path.EndsWith("/file", StringComparison.Ordinal)));
}
