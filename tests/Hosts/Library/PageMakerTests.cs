using System.Text;
using Actors.Library;
using SkiaSharp;

namespace Actors.Tests.Library;

public sealed class PageMakerTests
{
    private static readonly byte[] Picture = Samples.Png;

    private static readonly string Address = "data:image/png;base64," + Convert.ToBase64String(Picture);

    [Fact]
    public void Everything_that_a_page_names_is_put_into_it()
    {
        var page = Made(
            """
            <!doctype html><html><head><meta charset="iso-8859-1"><title>Käse</title>
            <link rel="stylesheet" href="css/site.css?v=3" media="screen"><link rel="icon" href="favicon.ico"><link rel="preload" href="css/site.css" as="style">
            <meta http-equiv="Content-Security-Policy" content="script-src 'self'">
            <script src="js/late.js" defer></script><style>h1 { background: url('img/a.png') }</style></head>
            <body background="img/a.png" style="background-image: url(img/a.png)"><img src="/img/a.png" srcset="img/a.png 1x, ./img/a.png 2x, data:image/png;base64,AA 3x">
            <svg><image href="img/a.png"/><use href="#x"/><rect fill="url(#x)"/></svg><video poster="img/a.png"></video><template><img src="img/a.png"></template>
            <noscript><img src="https://tracker.example/pixel.gif"></noscript><a href="https://bread.example">Bread</a><script src="js/early.js"></script><p>after</p></body></html>
            """,
            ("css/site.css", "@charset 'utf-8'; @import url(\"more/fonts.css\") print; body { background: url(../img/a.png#x) } .c::before { content: '</style>' }"),
            ("css/more/fonts.css", "@font-face { font-family: F; src: url('../../f.woff2') format('woff2'), url(data:font/woff2;base64,AA) }"),
            ("js/late.js", "document.title = 'late'"),
            ("js/early.js", "const end = '</script>', comment = '<!-- x'; document.title = `early`"),
            ("img/a.png", Picture),
            ("f.woff2", "wOF2 and so on"));

        page.ShouldStartWith("<!DOCTYPE html><html><head><meta charset=\"utf-8\">");
        page.ShouldContain("Käse");
        page.ShouldContain("<style media=\"screen\">");
        page.ShouldContain("@media print {\n@font-face { font-family: F; src: url(\"data:font/woff2;base64,");
        page.ShouldContain($"body {{ background: url(\"{Address}#x\") }}");
        page.ShouldContain("content: '<\\/style>'");
        page.ShouldContain($"<img src=\"{Address}\" srcset=\"{Address} 1x, {Address} 2x, data:image/png;base64,AA 3x\">");
        page.ShouldContain($"<body background=\"{Address}\" style=\"background-image: url(&quot;{Address}&quot;)\">");
        page.ShouldContain($"<image href=\"{Address}\">");
        page.ShouldContain($"<template><img src=\"{Address}\"></template>");
        page.ShouldContain($"poster=\"{Address}\"");
        page.ShouldContain("const end = '<\\/script>', comment = '<\\!-- x'; document.title = `early`</script><p>after</p>");
        page.IndexOf("'late'", StringComparison.Ordinal).ShouldBeGreaterThan(page.IndexOf("after", StringComparison.Ordinal), "a deferred script runs when the page is there");
        foreach (var gone in new[] { "rel=", "favicon", "Content-Security-Policy", "iso-8859-1", "href=\"https://bread.example\"", "js/early.js", "img/a.png" })
        {
            page.ShouldNotContain(gone);
        }
    }

    [Fact]
    public void A_page_without_files_stays_as_it_is() => Made(Samples.Page).ShouldBe("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Bread</title></head><body><h1>Bread</h1></body></html>");

    [Theory]
    [InlineData("<script src='https://cdn.example/a.js'></script>", "The file 'index.html' refers to 'https://cdn.example/a.js' (<script src>), which lies outside of the package")]
    [InlineData("<link rel=stylesheet href='//cdn.example/a.css'>", "refers to '//cdn.example/a.css' (<link rel=stylesheet>), which lies outside")]
    [InlineData("<img src='http://evil.example/a.png'>", "refers to 'http://evil.example/a.png' (<img src>), which lies outside")]
    [InlineData("<img srcset='a.png 1x, https://evil.example/b.png 2x'>", "refers to 'https://evil.example/b.png' (<img srcset>)")]
    [InlineData("<video src='rtsp://evil.example/a'></video>", "refers to 'rtsp://evil.example/a' (<video src>)")]
    [InlineData("<img src='../../secret.png'>", "refers to '../../secret.png' (<img src>), which leads out of the package.")]
    [InlineData("<img src='%2e%2e/%2e%2e/secret.png'>", "which leads out of the package.")]
    [InlineData("<img src='missing.png'>", "and the package has no file 'missing.png'.")]
    [InlineData("<style>p { background: url(https://evil.example/a.png) }</style>", "refers to 'https://evil.example/a.png' (url())")]
    [InlineData("<style>@import 'https://evil.example/a.css';</style>", "refers to 'https://evil.example/a.css' (@import)")]
    [InlineData("<p style='background: u\\72 l(https://evil.example/a.png)'>", "refers to 'https://evil.example/a.png' (url())")]
    [InlineData("<base href='https://evil.example/'>", "has a <base> element, which turns every other reference elsewhere")]
    [InlineData("<meta http-equiv=Refresh content='0; url=https://evil.example'>", "has a <meta> element, that sends the screen elsewhere")]
    [InlineData("<iframe src='a.html'></iframe>", "has a <iframe> element, and screens show no page within a page")]
    [InlineData("<object data='a.png'></object>", "has a <object> element")]
    [InlineData("<embed src='a.png'>", "has a <embed> element")]
    [InlineData("<form action='https://evil.example/'><input></form>", "has a <form> element, and sends what is entered to 'https://evil.example/'")]
    [InlineData("<button formaction='//evil.example'>", "has a <button> element, and sends what is entered to '//evil.example'")]
    [InlineData("<template><script src='https://cdn.example/a.js'></script></template>", "refers to 'https://cdn.example/a.js'")]
    [InlineData("<svg><use href='sprite.svg#a'/></svg>", "has a <use> element, and refers to 'sprite.svg#a'")]
    [InlineData("<svg><script href='https://evil.example/a.js'/></svg>", "refers to 'https://evil.example/a.js'")]
    [InlineData("<link rel=preconnect href='https://cdn.example'>", "has a <link> element, and fetches 'https://cdn.example' ahead")]
    [InlineData("<script type=importmap>{}</script>", "of the type 'importmap'")]
    [InlineData("<script type=module>import { a } from './a.js';</script>", "The script 'index.html' imports './a.js'; a single page has no modules beside it, so bundle them")]
    [InlineData("<script type=module>export * from './a.js'</script>", "imports './a.js'")]
    [InlineData("<script>const a = await import('./a.js')</script>", "imports './a.js' while it runs")]
    [InlineData("<script>fetch('prices.json').then(show)</script>", "The script 'index.html' fetches 'prices.json' (fetch)")]
    [InlineData("<script>new WebSocket(\"wss://evil.example\")</script>", "fetches 'wss://evil.example' (WebSocket)")]
    [InlineData("<script>x.open('GET', 'prices.json')</script>", "fetches 'prices.json' (open)")]
    [InlineData("<script>new Worker(`worker.js`)</script>", "fetches 'worker.js' (Worker)")]
    [InlineData("<script>image.src = 'a.png';</script>", "The script 'index.html' names the file 'a.png', which it cannot load from a single page")]
    [InlineData("<img src='text.png'>", "The file 'text.png' in the package is no picture, film, sound or typeface by its bytes")]
    [InlineData("<img src='cut.png'>", "The picture 'cut.png' cannot be decoded: it is cut off.")]
    [InlineData("<img src='act.svg'>", "The SVG 'act.svg' has <rect onload=\"x()\"> in line 1, which is a script")]
    [InlineData("<style>@import 'loop.css';</style>", "The style sheet 'loop.css' imports itself.")]
    [InlineData("<style>@import 'a.css' layer(base);</style>", "cannot be put into one page; write the layer")]
    public void What_reaches_out_or_cannot_work_is_refused_with_the_file_and_the_reference(string body, string says) =>
        Should.Throw<ContentRefusedException>(() => Made(
            $"<!doctype html><body>{body}", ("a.png", Picture), ("text.png", "no picture"), ("cut.png", Picture[..^40]),
            ("act.svg", Encoding.UTF8.GetBytes(Samples.Svg.Replace("<rect", "<rect onload='x()'", StringComparison.Ordinal))), ("loop.css", "@import './loop.css';"), ("a.css", "p{}")))
            .Message.ShouldContain(says);

    [Theory]
    [InlineData("import a from 'lit'; is how a module begins", false)]
    [InlineData("const ns = 'http://www.w3.org/2000/svg'; prefetch('x'); obj.import = 1; // see https://bread.example", true)]
    [InlineData("const name = 'other.png', text = 'fetch me'", true)]
    public void A_script_that_only_looks_like_it_is_taken(string script, bool module) =>
        Should.NotThrow(() => Made($"<!doctype html><script{(module ? " type=module" : "")}>{script}</script>"));

    [Fact]
    public void A_page_alone_is_told_to_come_as_a_zip() =>
        Should.Throw<ContentRefusedException>(() => Write(new SinglePage("<!doctype html><img src=a.png>"u8.ToArray())))
            .Message.ShouldEndWith("and the package has no file 'a.png'; upload the page as a zip with everything that it needs.");

    [Fact]
    public void A_page_that_becomes_too_large_is_refused()
    {
        var picture = Samples.Picture(SKEncodedImageFormat.Png, 900, 900);
        var body = string.Concat(Enumerable.Repeat("<img src=a.png>", (32 << 20) / picture.Length + 1));

        Should.Throw<ContentRefusedException>(() => Made(body, ("a.png", picture))).Message.ShouldStartWith("With everything that it needs the page has more than 32 MiB");
    }

    [Fact]
    public void Pages_that_would_take_for_ever_are_refused_before_they_do()
    {
        Should.Throw<ContentRefusedException>(() => Made(string.Concat(Enumerable.Repeat("<div>", 5_000)))).Message.ShouldContain("more than 500 elements within each other");
        Should.Throw<ContentRefusedException>(() => Made(string.Concat(Enumerable.Repeat("<br>", 100_001)))).Message.ShouldContain("has 100001 tags");
        Should.Throw<ContentRefusedException>(() => Made(string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<b x={i}>")) + string.Concat(Enumerable.Repeat("<p>", 2_000)))).Message.ShouldContain("leaves 2000 of");
        Should.Throw<ContentRefusedException>(() => Write(new SinglePage([0xC3, 0x28]))).Message.ShouldBe("The file 'index.html' is not UTF-8; save it as UTF-8.");
    }

    private static string Made(string html, params (string Path, object Contents)[] files) =>
        Write(new Files(files.Append(("index.html", html)).ToDictionary(file => file.Item1, file => file.Item2 as byte[] ?? Encoding.UTF8.GetBytes((string)file.Item2))));

    private static string Write(IPackageFiles files)
    {
        using var writer = new StringWriter();
        PageMaker.Write(files, writer, default);
        return writer.ToString();
    }

    private sealed class Files(Dictionary<string, byte[]> files) : IPackageFiles
    {
        public string Root => "index.html";

        public bool Has(string path) => files.ContainsKey(path);

        public byte[]? Read(string path) => files.GetValueOrDefault(path);
    }
}
