using System.Globalization;
using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Actors.Tests;

/// <summary>The picture of a screen that the console gets, held against what the screen shows.</summary>
public sealed class PictureTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    // Mean colour of the upper left quarter, which the notice never covers, and of the notice's corner.
    private const string Look = """
        async address => {
          const answer = address.startsWith('data:') ? new Response(Uint8Array.from(atob(address.split(',')[1]), c => c.charCodeAt(0)), { headers: { 'content-type': 'image/png' } }) : await fetch(address);
          const blob = await answer.blob();
          const image = await createImageBitmap(blob);
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          context.drawImage(image, 0, 0);
          const mean = (x, y, w, h) => {
            const { data } = context.getImageData(x * image.width, y * image.height, w * image.width, h * image.height);
            const sums = [0, 0, 0];
            data.forEach((value, i) => i % 4 < 3 && (sums[i % 4] += value));
            return sums.map(sum => Math.round(sum / (data.length / 4)));
          };
          return { status: answer.status, type: blob.type, bytes: blob.size, width: image.width, height: image.height, content: mean(0, 0, 0.5, 0.5), corner: mean(0.86, 0.75, 0.12, 0.2) };
        }
        """;

    // How far the two are apart on average. The canvas makes small pictures by its own rules, so that a coarse one is compared in blocks.
    private const string Compare = """
        async ({ video, width, height }) => {
          const { frameOf } = await import('/screens/frames.js');
          const element = Object.assign(document.createElement('video'), { muted: true, src: URL.createObjectURL(new Blob([Uint8Array.from(atob(video), c => c.charCodeAt(0))], { type: 'video/mp4' })) });
          const shown = new Promise(done => element.requestVideoFrameCallback(done));
          document.body.append(element);
          await element.play();
          await shown;
          element.pause();
          const context = new OffscreenCanvas(width, height).getContext('2d');
          context.imageSmoothingQuality = 'high';
          context.drawImage(element, 0, 0, width, height);
          const [mine, real] = [await frameOf(element, width, height), context.getImageData(0, 0, width, height)].map(image => image.data);
          return mine.reduce((sum, value, i) => sum + Math.abs(value - real[i]), 0) / mine.length;
        }
        """;

    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser | Needs.Ffmpeg)]
    public async Task The_picture_of_a_screen_looks_like_the_screen_whatever_it_shows()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await page.GotoAsync(host.ScreenAddress.ToString());
        ContentItem[] spots =
        [
            _store.Add("blue", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'><rect width='16' height='9' fill='#2040c0'/></svg>"u8.ToArray()),
            _store.Html("gold", "<body style='margin:0;background:gold'><h1 style='position:fixed;inset:0;opacity:.5'>Guten Tag</h1>"),
            _store.Add("video", "video/mp4", await TestVideo.MakeAsync()),
        ];

        foreach (var spot in spots)
        {
            await _store.Display.ReportedAsync(_store.Display.Show(spot, Clock.GetUtcNow()));

            // What was asked for less than a second ago would be the picture of before.
            var seen = await page.EvaluateAsync<Seen>(Look, $"/screens/{PlayerStore.Screen}/picture?size={160 * (1 + Array.IndexOf(spots, spot))}");
            var shot = await page.EvaluateAsync<Seen>(Look, "data:image/png;base64," + Convert.ToBase64String(await page.ScreenshotAsync()));

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{spot.ContentId}: {seen.Bytes} bytes, picture {string.Join(',', seen.Content)}, screen {string.Join(',', shot.Content)}"));
            (seen.Status, seen.Type, seen.Width, seen.Height).ShouldBe((200, "image/webp", 160 * (1 + Array.IndexOf(spots, spot)), 90 * (1 + Array.IndexOf(spots, spot))));
            seen.Bytes.ShouldBeLessThan(200 << 10);

            // A video goes on between the two looks, and beside its notice it moves most.
            int[] mine = spot.Kind == ContentKind.Video ? seen.Content : [.. seen.Content, .. seen.Corner];
            int[] real = spot.Kind == ContentKind.Video ? shot.Content : [.. shot.Content, .. shot.Corner];
            foreach (var (one, other) in mine.Zip(real))
            {
                Math.Abs(one - other).ShouldBeLessThan(spot.Kind == ContentKind.Video ? 40 : 20, $"{spot.ContentId}: {string.Join(',', mine)} is to look like {string.Join(',', real)}");
            }
        }
    }

    [NeedsFact(Needs.Browser | Needs.Ffmpeg)]
    public async Task A_frame_that_is_read_past_the_canvas_is_the_one_that_the_canvas_shows_and_where_it_cannot_be_there_is_none()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await page.GotoAsync(host.ScreenAddress.ToString());

        foreach (var (width, height) in ((int, int)[])[(32, 18), (640, 360), (1280, 720)])
        {
            var difference = await page.EvaluateAsync<double>(Compare, new { video = Convert.ToBase64String(await TestVideo.MakeAsync()), width, height });
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{width} x {height}: {difference:0.0} of 255 apart"));
            difference.ShouldBeLessThan(8);
        }

        (await page.EvaluateAsync<bool>("async () => { const { frameOf } = await import('/screens/frames.js'); return await frameOf(document.createElement('video'), 32, 18) === null; }"))
            .ShouldBeTrue("a video without a frame");
        (await page.EvaluateAsync<bool>("async () => { delete window.VideoFrame; const { frameOf } = await import('/screens/frames.js'); return await frameOf(document.createElement('video'), 32, 18) === null; }"))
            .ShouldBeTrue("a browser without the means");
    }

    internal sealed record Seen
    {
        public int Status { get; init; }

        public string Type { get; init; } = "";

        public int Bytes { get; init; }

        public int Width { get; init; }

        public int Height { get; init; }

        public int[] Content { get; init; } = [];

        public int[] Corner { get; init; } = [];
    }
}
