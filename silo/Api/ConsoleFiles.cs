using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Actors.Api;

/// <summary>Serves the console's own files, which lie inside the program; there is no folder to walk out of.</summary>
/// <param name="screens">Where the pictures of screens come from.</param>
internal sealed class ConsoleFiles(ScreenAddresses screens)
{
    private const string Prefix = "console/";
    private const string Index = "index.html";

    /// <summary>
    /// Only this server's own scripts and styles, nothing inline, in nobody's frame. Its own frames hold previews of HTML content, sandboxed;
    /// pictures come from here, from what the page itself has fetched, and from the screens.
    /// </summary>
    private readonly string _policy =
        $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:{screens.Elsewhere}; media-src 'self' blob:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The file that becomes a preview of HTML content. It has no origin, may run what the page carries, and reaches nothing.</summary>
    private const string Stage = "library/stage.html";

    private const string StagePolicy =
        "sandbox allow-scripts; default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; media-src data: blob:; font-src data:; "
        + "frame-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private readonly FrozenDictionary<string, ConsoleFile> _files = Load();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], context => SendAsync(context, Index)).ExcludeFromDescription();
        routes.MapMethods("/console/{**file}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, string file) => SendAsync(context, file)).ExcludeFromDescription();
    }

    private async Task SendAsync(HttpContext context, string name)
    {
        var response = context.Response;
        if (!_files.TryGetValue(name, out var file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = response.Headers;
        headers.ContentSecurityPolicy = name == Stage ? StagePolicy : _policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-cache";
        headers.ETag = file.Tag;
        if (StringValues.Equals(context.Request.Headers[HeaderNames.IfNoneMatch], file.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.MediaType;
        response.ContentLength = file.Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(file.Content, context.RequestAborted);
        }
    }

    private static FrozenDictionary<string, ConsoleFile> Load()
    {
        var assembly = typeof(ConsoleFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var content = new MemoryStream();
            stream.CopyTo(content);
            var bytes = content.ToArray();
            return new ConsoleFile(bytes, MediaTypeOf(name), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        });
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The console has no media type for '{other}'."),
    };

    private sealed record ConsoleFile(byte[] Content, string MediaType, string Tag);
}
