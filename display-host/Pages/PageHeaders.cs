using Microsoft.AspNetCore.Http;

namespace Actors.Displays;

/// <summary>What a browser may do with each kind of page.</summary>
internal static class PageHeaders
{
    /// <summary>Our own pages: no inline script, nothing from elsewhere.</summary>
    public const string OwnPage =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src blob:; connect-src 'self'; frame-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>
    /// The frame around a spot: has no script of its own. A spot's HTML is put into a sandboxed frame inside, which takes these rules over:
    /// it may run what it carries and reach nothing.
    /// </summary>
    public const string Stage =
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; media-src data: blob:; font-src data:; "
        + "frame-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Content that somebody opens by its address: without this server's origin, and reaching nothing.</summary>
    public const string Content =
        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data: blob:; "
        + "media-src 'self' data: blob:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static void Apply(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
    }
}
