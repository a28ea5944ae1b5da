using Microsoft.Net.Http.Headers;

namespace Actors.Api;

/// <summary>What a browser may do with content that it fetches from the API: show it, and nothing else.</summary>
internal static class ContentHeaders
{
    /// <summary>
    /// Without this server's origin, so that a page or drawing opened by its address can read and ask for nothing in the console's name; it may run
    /// what it carries and reach nothing, as on a screen.
    /// </summary>
    private const string Policy =
        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; media-src data: blob: 'self'; font-src data:; "
        + "frame-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static EntityTagHeaderValue Tag(string sha256) => new($"\"{sha256}\"");

    public static void Apply(HttpContext context, string sha256)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";

        // An address with the hash in it never means anything else; one without may mean another file tomorrow.
        headers.CacheControl = context.Request.Query["sha256"] == sha256 ? "private, max-age=31536000, immutable" : "private, no-cache";
    }
}
