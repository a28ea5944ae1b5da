using System.Text;
using Actors.Clusters;
using Actors.Lanes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Actors.Displays;

/// <summary>Each lane's public notice, which asks the lane for its mode each time.</summary>
internal sealed partial class NoticeEndpoints(IGrainFactory grains, IClusterGate gate, StoreSites sites, TimeProvider clock, ILogger<NoticeEndpoints> log)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/notice/{store}/{lane}", GetAsync);
        routes.MapGet("/notice/notice.css", (HttpContext context) =>
        {
            PageHeaders.Apply(context, PageHeaders.OwnPage);
            return PageFiles.Serve("notice.css", context);
        });
    }

    private async Task<IResult> GetAsync(string store, string lane, HttpContext context)
    {
        var id = $"{store}/{lane}";
        var known = sites.Current;
        if (known.Lane(id) is not { } site)
        {
            return Sentence.Page(context, StatusCodes.Status404NotFound, $"There is no lane '{id}' in this store.");
        }

        var mode = await ModeAsync(id, context.RequestAborted);
        PageHeaders.Apply(context, PageHeaders.OwnPage);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept-Language";
        var text = NoticeText.For(Language(context.Request));
        context.Response.Headers.ContentLanguage = text.Language;
        var status = mode is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return Results.Text(new NoticePage(known, site, text, mode, clock.GetUtcNow()).Write(), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private async Task<LaneMode?> ModeAsync(string laneId, CancellationToken cancellationToken)
    {
        if (!gate.IsOpen)
        {
            // Nobody can answer; whoever reads the notice is not kept waiting for that.
            return null;
        }

        using var limit = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await grains.GetGrain<ILaneGrain>(laneId).GetModeAsync(either.Token).AsTask().WaitAsync(either.Token);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            NotAnswering(laneId, error.Message);
            return null;
        }
    }

    /// <summary>The language asked for by link, else the one that the browser likes best of the two; German where it likes neither.</summary>
    private static string Language(HttpRequest request)
    {
        if (request.Query["lang"].ToString() is ("de" or "en") and var chosen)
        {
            return chosen;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => language is "de" or "en") ?? "de";
    }

    [LoggerMessage(41, LogLevel.Warning, "The notice of lane {LaneId} could not ask for its mode: {Reason}")]
    private partial void NotAnswering(string laneId, string reason);
}
