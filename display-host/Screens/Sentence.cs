using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Actors.Displays;

/// <summary>An answer that says in one sentence what is wrong.</summary>
internal static class Sentence
{
    public static IResult Page(HttpContext context, int status, string sentence)
    {
        PageHeaders.Apply(context, "default-src 'none'; style-src 'self'; frame-ancestors 'self'");
        context.Response.Headers.CacheControl = "no-store";
        var text = HtmlEncoder.Default.Encode(sentence);
        return Results.Text(
            $"""<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{text}</title><link rel="stylesheet" href="/notice/notice.css"><main><p>{text}</p></main></html>""",
            "text/html; charset=utf-8",
            Encoding.UTF8,
            status);
    }
}
