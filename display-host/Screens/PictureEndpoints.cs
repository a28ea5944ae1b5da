using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Actors.Displays;

/// <summary>A picture of what a screen shows now. It is drawn by the screen's page from its content; no camera is anywhere near.</summary>
internal sealed class PictureEndpoints(DisplayHostService displays, ScreenTokens tokens, TimeProvider clock)
{
    private const int Usual = 320;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/screens/{store}/{lane}/{screen}/picture", PictureAsync);

    private async Task<IResult> PictureAsync(string store, string lane, string screen, HttpContext context)
    {
        var id = $"{store}/{lane}/{screen}";
        if (displays.Find(id) is not { } feed)
        {
            return Sentence.Page(context, StatusCodes.Status404NotFound, $"There is no screen '{id}' here.");
        }

        var query = context.Request.Query;
        if (!tokens.AcceptsPicture(id, query["ticket"], clock.GetUtcNow()) && !ScreenEndpoints.Allowed(tokens, id, context))
        {
            return Sentence.Page(context, StatusCodes.Status401Unauthorized, "This picture opens only with its screen's token, or with a ticket that is not over: open it from the console.");
        }

        var size = query["size"].ToString();
        var width = Usual;
        if (size.Length > 0 && (!int.TryParse(size, out width) || width is < DisplayPicture.Narrowest or > DisplayPicture.Widest))
        {
            return Sentence.Page(context, StatusCodes.Status400BadRequest, $"size is '{(size.Length <= 20 ? size : size[..20] + "…")}'; allowed are {DisplayPicture.Narrowest} to {DisplayPicture.Widest}, the picture's width in pixels.");
        }

        if (await feed.LookAsync(width, context.RequestAborted) is not { } picture)
        {
            return feed.BestPage is null
                ? Sentence.Page(context, StatusCodes.Status404NotFound, $"No page of the screen '{id}' is connected to this server, and none to another that answered, so there is nothing to see.")
                : Sentence.Page(context, StatusCodes.Status504GatewayTimeout, $"The page of the screen '{id}' did not answer with a picture within 3 s.");
        }

        PageHeaders.Apply(context, "default-src 'none'; sandbox");
        context.Response.Headers.CacheControl = "no-store";

        // A console at another address may show it; who may see it is the ticket's business.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(picture, PictureParts.TypeOf(picture));
    }
}
