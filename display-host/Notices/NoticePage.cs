using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Actors.Lanes;

namespace Actors.Displays;

/// <summary>Writes a lane's notice as HTML that needs no script.</summary>
internal sealed class NoticePage(StoreSite store, LaneSite lane, NoticeText text, LaneMode? mode, DateTimeOffset at)
{
    private readonly StringBuilder _html = new();

    public string Write()
    {
        Head();
        Now();
        List("never", text.NeverHeading, text.Never);
        List("why", text.WhyHeading, text.Why);
        HowLong();
        Who();
        List("opt-out", text.OptOutHeading, text.OptOut);
        List("rights", text.RightsHeading, text.Rights);
        var time = at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        _html.Append($"</main><footer><p>{Encode(text.AsOf(time))}</p><p class=\"screen-only\">{Encode(text.Print)}</p></footer></body></html>");
        return _html.ToString();
    }

    private static string Encode(string value) => HtmlEncoder.Default.Encode(value);

    private void Head()
    {
        _html.Append($"""
            <!doctype html>
            <html lang="{text.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Encode(text.Title)} · {Encode(lane.Name)}</title>
            <link rel="stylesheet" href="/notice/notice.css">
            </head>
            <body>
            <header>
            <nav aria-label="Sprache / Language">
            """);
        foreach (var other in (NoticeText[])[NoticeText.German, NoticeText.English])
        {
            _html.Append(other.Language == text.Language
                ? $"<span aria-current=\"true\" lang=\"{other.Language}\">{other.LanguageName}</span>"
                : $"<a href=\"?lang={other.Language}\" hreflang=\"{other.Language}\" lang=\"{other.Language}\">{other.LanguageName}</a>");
        }

        _html.Append($"""
            </nav>
            <p class="place">{Encode(store.Name)} · {Encode(lane.Name)}</p>
            <h1>{Encode(text.Title)}</h1>
            <p class="intro">{Encode(text.Intro)}</p>
            </header>
            <main>
            """);
    }

    private void Now()
    {
        var name = mode switch { LaneMode.Off => "off", LaneMode.CountOnly => "count-only", LaneMode.Demographics => "demographics", _ => "unknown" };
        _html.Append($"<section class=\"now {name}\" aria-labelledby=\"now\" data-mode=\"{name}\"><h2 id=\"now\">{Encode(text.NowHeading)}</h2><p class=\"state\">{Encode(text.State(mode))}</p>");
        var simulated = (lane.Cameras, lane.SimulatedCameras) switch
        {
            (0, _) => text.NoCamera,
            var (all, some) when all == some => text.AllSimulated,
            (_, > 0) => text.SomeSimulated,
            _ => null,
        };
        if (simulated is not null)
        {
            _html.Append($"<p class=\"simulated\">{Encode(simulated)}</p>");
        }

        Items(text.Now(mode));
        _html.Append("</section>");
    }

    private void HowLong()
    {
        _html.Append($"<section aria-labelledby=\"how-long\"><h2 id=\"how-long\">{Encode(text.HowLongHeading)}</h2><dl>");
        foreach (var (what, howLong) in text.HowLong)
        {
            _html.Append($"<div><dt>{Encode(what)}</dt><dd>{Encode(howLong)}</dd></div>");
        }

        _html.Append("</dl></section>");
    }

    private void Who() => _html.Append(
        $"<section aria-labelledby=\"who\"><h2 id=\"who\">{Encode(text.WhoHeading)}</h2><p>{Encode(text.Who)}</p><address>{Encode(store.Operator)}<br>{Encode(store.Contact)}</address></section>");

    private void List(string id, string heading, string[] items)
    {
        _html.Append($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{Encode(heading)}</h2>");
        Items(items);
        _html.Append("</section>");
    }

    private void Items(string[] items)
    {
        _html.Append("<ul>");
        foreach (var item in items)
        {
            _html.Append($"<li>{Encode(item)}</li>");
        }

        _html.Append("</ul>");
    }
}
