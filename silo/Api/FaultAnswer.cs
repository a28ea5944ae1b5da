using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Actors.Api;

/// <summary>Answers a request that failed: one sentence as problem details, and nothing of the program's inside.</summary>
internal static class FaultAnswer
{
    public static Task WriteAsync(HttpContext context)
    {
        var (status, sentence) = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge(context) : bad.Message),
            TimeoutException => (StatusCodes.Status503ServiceUnavailable, "The store did not answer in time; try again."),
            OrleansException => (StatusCodes.Status503ServiceUnavailable, "A part of the store is out of reach at the moment; try again."),
            _ => (StatusCodes.Status500InternalServerError, "The store failed to answer; its log says why."),
        };
        context.Response.StatusCode = status;
        return TypedResults.Problem(sentence, statusCode: status).ExecuteAsync(context);
    }

    private static string TooLarge(HttpContext context) =>
        $"The body is too large; {context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize >> 10} KiB are allowed.";
}
