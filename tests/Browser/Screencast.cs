using System.Text.Json;
using Microsoft.Playwright;

namespace Actors.Tests;

/// <summary>Every picture that a page puts on the screen from now on, judged by how it looks: how bright, and how much it varies.</summary>
internal sealed class Screencast : IAsyncDisposable
{
    // A 48×27 thumbnail without its lower right corner, where the notice always is.
    private const string Judge = """
        async pictures => {
          const judged = [];
          for (const picture of pictures) {
            const image = await createImageBitmap(await (await fetch('data:image/jpeg;base64,' + picture)).blob());
            const canvas = new OffscreenCanvas(48, 27);
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0, 48, 27);
            const { data } = context.getImageData(0, 0, 48, 20);
            let sum = 0, squares = 0;
            for (let i = 0; i < data.length; i += 4) {
              const light = (data[i] * 299 + data[i + 1] * 587 + data[i + 2] * 114) / 1000;
              sum += light;
              squares += light * light;
            }
            const mean = sum / (data.length / 4);
            judged.push({ mean, deviation: Math.sqrt(Math.max(0, squares / (data.length / 4) - mean * mean)) });
          }
          return judged;
        }
        """;

    private readonly ICDPSession _session;
    private readonly IPage _page;
    private readonly List<string> _pictures = [];
    private IPage? _judge;

    private Screencast(ICDPSession session, IPage page) => (_session, _page) = (session, page);

    public static async Task<Screencast> StartAsync(IPage page, int width = 480)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var cast = new Screencast(session, page);
        session.Event("Page.screencastFrame").OnEvent += cast.OnFrame;
        await session.SendAsync("Page.startScreencast", new Dictionary<string, object> { ["format"] = "jpeg", ["quality"] = 60, ["everyNthFrame"] = 1, ["maxWidth"] = width, ["maxHeight"] = width });
        return cast;
    }

    /// <summary>Stops, and judges each picture; 0 is black, 255 white.</summary>
    public async Task<IReadOnlyList<Look>> StopAsync()
    {
        await _session.SendAsync("Page.stopScreencast");
        return await JudgeAsync();
    }

    /// <summary>Judges the pictures that came since it was last asked to, so that a long run need not keep them all.</summary>
    public async Task<IReadOnlyList<Look>> JudgeAsync()
    {
        string[] pictures;
        lock (_pictures)
        {
            pictures = [.. _pictures];
            _pictures.Clear();
        }

        return await JudgeAsync(pictures);
    }

    /// <summary>Judges pictures that were taken in another way, as JPEG.</summary>
    public async Task<IReadOnlyList<Look>> JudgeAsync(IEnumerable<byte[]> pictures) => await JudgeAsync([.. pictures.Select(Convert.ToBase64String)]);

    public async ValueTask DisposeAsync()
    {
        if (_judge is not null)
        {
            await _judge.CloseAsync();
        }

        await _session.DetachAsync();
    }

    private async Task<IReadOnlyList<Look>> JudgeAsync(string[] pictures)
    {
        _judge ??= await (await _page.Context.Browser!.NewContextAsync()).NewPageAsync();
        return await _judge.EvaluateAsync<Look[]>(Judge, pictures);
    }

    private void OnFrame(object? sender, JsonElement? frame)
    {
        lock (_pictures)
        {
            _pictures.Add(frame!.Value.GetProperty("data").GetString()!);
        }

        // Without this word the browser sends no further picture.
        _session.SendAsync("Page.screencastFrameAck", new Dictionary<string, object> { ["sessionId"] = frame.Value.GetProperty("sessionId").GetInt32() })
            .ContinueWith(_ => { }, TaskScheduler.Default);
    }

    internal sealed record Look
    {
        public double Mean { get; init; }

        public double Deviation { get; init; }

        /// <summary>Nearly the same all over: nothing is on.</summary>
        public bool Blank => Deviation < 12;
    }
}
