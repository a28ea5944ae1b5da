using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Actors.Displays;

/// <summary>Content by its hash. What is on public screens is public; the hash names exactly one file for ever.</summary>
internal sealed class ContentEndpoints(ContentCache content)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/screens/content/{sha256}", GetAsync);

    private async Task<IResult> GetAsync(string sha256, HttpContext context)
    {
        if (content.Find(sha256) is not { } item)
        {
            return Sentence.Page(context, StatusCodes.Status404NotFound, $"No program of this display host names content '{sha256}'.");
        }

        string? path;
        try
        {
            path = await content.GetAsync(sha256, context.RequestAborted);
        }
        catch (ActorsException error)
        {
            return Sentence.Page(context, StatusCodes.Status502BadGateway, error.Message);
        }

        if (path is null)
        {
            return Sentence.Page(context, StatusCodes.Status404NotFound, $"The file of content '{item.ContentId}' is missing.");
        }

        PageHeaders.Apply(context, PageHeaders.Content);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        var mediaType = item.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? item.MediaType + "; charset=utf-8" : item.MediaType;
        return Results.File(path, mediaType, entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }
}
