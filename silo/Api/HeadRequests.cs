namespace Actors.Api;

/// <summary>Answers HEAD wherever the API answers GET: with the same headers, and without the body, which the server leaves out by itself.</summary>
internal static class HeadRequests
{
    /// <summary>An endless answer has no headers that say anything about it; files answer HEAD by themselves, without reading what nobody gets.</summary>
    private static readonly string[] Others = ["/events", "/file", "/thumbnail"];

    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsHead(request.Method) && request.Path.StartsWithSegments("/api") && !Others.Any(other => request.Path.Value!.EndsWith(other, StringComparison.Ordinal)))
        {
            request.Method = HttpMethods.Get;
        }

        return next(context);
    });
}
