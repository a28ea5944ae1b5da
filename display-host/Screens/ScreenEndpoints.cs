using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Actors.Displays;

/// <summary>A screen's page, its parts, and the WebSocket between page and host.</summary>
internal sealed class ScreenEndpoints(
    DisplayHostService displays,
    StoreSites sites,
    ScreenTokens tokens,
    PlayTickets tickets,
    ProofJournal journal,
    UnderwayPlays underway,
    UnderwayKeeping keeping,
    DisplayFigures figures,
    IOptions<DisplayHostOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ScreenPage> log)
{
    /// <summary>A browser answers these itself, however busy its page is: one that does not is cut off, and is told so before its page counts as frozen.</summary>
    private static readonly WebSocketAcceptContext Watched = new() { KeepAliveInterval = TimeSpan.FromSeconds(1.5), KeepAliveTimeout = TimeSpan.FromSeconds(3) };

    private const string Cookie = "actors-screen";
    private const int MostPages = 32;
    private static readonly string[] Parts =
    [
        "player.css", "player.js", "clock.js", "frames.js", "library.js", "link.js", "notebook.js", "picture.js", "playlist.js", "plays.js", "reel.js", "scene.js", "shelf.js", "spot.js", "stage.js", "stills.js", "timetable.js",
        "vitals.js", "watchdog.js", "worker.js",
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/screens/{store}/{lane}/{screen}", Page);
        routes.MapGet("/screens/{store}/{lane}/{screen}/link", LinkAsync);
        routes.MapGet("/screens/{store}/{lane}/{screen}/manifest.webmanifest", Manifest);
        foreach (var part in Parts)
        {
            routes.MapGet("/screens/" + part, (HttpContext context) =>
            {
                PageHeaders.Apply(context, PageHeaders.OwnPage);
                return PageFiles.Serve(part, context);
            });
        }

        routes.MapGet("/screens/stage.html", (HttpContext context) =>
        {
            PageHeaders.Apply(context, PageHeaders.Stage);
            return PageFiles.Serve("stage.html", context);
        });
    }

    private IResult Page(string store, string lane, string screen, HttpContext context)
    {
        var id = $"{store}/{lane}/{screen}";
        var known = sites.Current;
        if (displays.Find(id) is null || known.Lane($"{store}/{lane}") is not { } site)
        {
            return Unknown(context, id);
        }

        if (!Allowed(id, context))
        {
            return Unauthorized(context);
        }

        context.Response.Cookies.Append(Cookie, tokens.For(id), new CookieOptions
        {
            HttpOnly = true,
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/screens/" + id,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        PageHeaders.Apply(context, PageHeaders.OwnPage);
        context.Response.Headers.CacheControl = "no-cache";
        var notice = NoticeAddress(context.Request, $"{store}/{lane}");
        var html = HtmlEncoder.Default;
        return Results.Text(
            PageFiles.Text("player.html")
                .Replace("{{title}}", html.Encode($"{known.Name} · {site.Name} · {screen}"), StringComparison.Ordinal)
                .Replace("{{path}}", html.Encode("/screens/" + id), StringComparison.Ordinal)
                .Replace("{{notice}}", html.Encode(notice), StringComparison.Ordinal)
                .Replace("{{qr}}", QrCode.Svg(notice, html.Encode($"QR-Code: {notice}")), StringComparison.Ordinal),
            "text/html; charset=utf-8",
            Encoding.UTF8);
    }

    private async Task<IResult> LinkAsync(string store, string lane, string screen, HttpContext context)
    {
        var id = $"{store}/{lane}/{screen}";
        if (displays.Find(id) is not { } feed)
        {
            return Unknown(context, id);
        }

        if (!Allowed(id, context))
        {
            return Unauthorized(context);
        }

        if (!context.WebSockets.IsWebSocketRequest || !SameOrigin(context.Request))
        {
            return Sentence.Page(context, StatusCodes.Status400BadRequest, "This address is for the screen's own page, over a WebSocket.");
        }

        if (feed.OpenPages >= MostPages)
        {
            return Sentence.Page(context, StatusCodes.Status503ServiceUnavailable, $"{MostPages} pages show this screen already; that is the most it takes.");
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(Watched);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping, feed.Ended);
        await new ScreenPage(feed, socket, tickets, journal, underway, keeping, figures, options.Value.PingInterval, clock, log).RunAsync(end.Token);
        return Results.Empty;
    }

    private IResult Manifest(string store, string lane, string screen)
    {
        var path = $"/screens/{store}/{lane}/{screen}";
        var manifest = new { name = $"{sites.Current.Name} {lane} {screen}", short_name = screen, start_url = path, scope = path, display = "fullscreen", background_color = "#1d2b25" };
        return Results.Json(manifest, contentType: "application/manifest+json");
    }

    private bool Allowed(string id, HttpContext context) => Allowed(tokens, id, context);

    /// <summary>Whether who asks has the screen's token, in the address or as the cookie that its page has got.</summary>
    public static bool Allowed(ScreenTokens tokens, string id, HttpContext context) =>
        tokens.Accepts(id, context.Request.Query.TryGetValue("token", out var token) ? token.ToString() : context.Request.Cookies[Cookie]);

    private string NoticeAddress(HttpRequest request, string laneId)
    {
        var root = options.Value.PublicBaseUrl?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
        return $"{root}/notice/{laneId}";
    }

    // A browser always sends its origin with a WebSocket; a page of another site must not be a screen of ours.
    private bool SameOrigin(HttpRequest request) =>
        !request.Headers.TryGetValue(HeaderNames.Origin, out var origin)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && (from.Authority == new Uri($"{request.Scheme}://{request.Host}").Authority || from.Authority == options.Value.PublicBaseUrl?.Authority));

    private static IResult Unknown(HttpContext context, string id) =>
        Sentence.Page(context, StatusCodes.Status404NotFound, $"There is no screen '{id}' here.");

    private static IResult Unauthorized(HttpContext context) =>
        Sentence.Page(context, StatusCodes.Status401Unauthorized, "This screen opens only with its token: use the address that the server prints when it starts.");
}
