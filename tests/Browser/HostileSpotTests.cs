using System.Net;
using System.Net.Sockets;
using Actors.Running;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

/// <summary>Pages that passed the library's door with what no door can see: addresses put together while they run. The player's frame must hold them.</summary>
public sealed class HostileSpotTests(Chromium browser) : IClassFixture<Chromium>
{
    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser)]
    public async Task No_way_that_a_page_knows_leads_out_of_its_frame()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await page.GotoAsync(host.ScreenAddress.ToString());
        var clock = TimeProvider.System;
        foreach (var (way, script) in Ways)
        {
            var spot = _store.Html(way, $$"""
                <body><h1>{{way}}</h1><script>
                const there = ['http:', '', '{{stranger.LocalEndpoint}}', 'x'].join('/');
                const add = (tag, set) => document.body.append(Object.assign(document.createElement(tag), set));
                try { {{script}} } catch { /* refused, as it should be */ }
                setTimeout(() => document.body.dataset.tried = 'yes', 200);
                </script>
                """);
            var now = clock.GetUtcNow();
            await _store.Display.ReportedAsync(_store.Display.Show(spot, now, now), seconds: 30);
            var frame = page.Frames.LastOrDefault(frame => frame.Url.StartsWith("about:srcdoc", StringComparison.Ordinal));

            // A frame that was sent elsewhere shows an error of the browser, which runs nothing.
            try
            {
                await (frame ?? page.MainFrame).WaitForFunctionAsync("() => !document.body || document.querySelector('h1')?.textContent === undefined || document.body.dataset.tried", null, new FrameWaitForFunctionOptions { Timeout = 10_000 });
            }
            catch (PlaywrightException gone) when (gone.Message.Contains("detached", StringComparison.Ordinal))
            {
                // Its time was over, or it was thrown out for where it went.
            }

            (await SaidAsync(stranger)).ShouldBeEmpty($"nobody was to say anything at a stranger's door, and '{way}' did");
            page.Url.ShouldEndWith("/screens/" + PlayerStore.Screen, Case.Sensitive, way);
            page.Context.Pages.Count.ShouldBe(1, way);
        }

        // The door is one at which somebody could knock.
        var outside = await browser.PageAsync();
        await outside.SetContentAsync($"<img src='http://{stranger.LocalEndpoint}/x'>", new PageSetContentOptions { WaitUntil = WaitUntilState.Commit });
        using var knock = await stranger.AcceptTcpClientAsync().Within("a page without a policy knocks");
    }

    /// <summary>What came to the stranger. Chromium may open a connection ahead of a page that its policy then refuses; nothing must be said in it.</summary>
    private static async Task<string> SaidAsync(TcpListener stranger)
    {
        var said = "";
        while (stranger.Pending())
        {
            using var knock = await stranger.AcceptTcpClientAsync();
            var bytes = new byte[200];
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
            try
            {
                said += System.Text.Encoding.ASCII.GetString(bytes, 0, await knock.GetStream().ReadAsync(bytes, patience.Token));
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException)
            {
                // Nothing was said.
            }
        }

        return said;
    }

    /// <summary>
    /// No content security policy of Chromium governs rel=preconnect and WebRTC: they open connections, though nothing comes back into the page. The
    /// browser that this program starts for its screens knows no other machine than their host.
    /// </summary>
    [NeedsFact(Needs.Browser)]
    public async Task From_the_screens_own_browser_not_even_a_connection_leads_elsewhere()
    {
        // Another address of this machine than the one at which the display host is.
        var elsewhere = IPAddress.Parse("127.0.0.2");
        using var door = new TcpListener(elsewhere, 0);
        door.Start();
        using var letterbox = new UdpClient(new IPEndPoint(elsewhere, 0));
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var spot = _store.Html("quiet", $$"""
            <body><h1>quiet</h1><script>
            const there = ['http:', '', '{{door.LocalEndpoint}}', ''].join('/');
            for (const rel of ['preconnect', 'dns-prefetch']) document.head.append(Object.assign(document.createElement('link'), { rel, href: there }));
            const servers = ['stun:{{letterbox.Client.LocalEndPoint}}', 'turn:{{letterbox.Client.LocalEndPoint}}?transport=udp', 'turn:{{door.LocalEndpoint}}?transport=tcp'];
            const line = new RTCPeerConnection({ iceServers: servers.map(urls => ({ urls, username: 'what-it-knows', credential: 'x' })) });
            line.createDataChannel('x');
            line.createOffer().then(offer => line.setLocalDescription(offer));
            </script>
            """);

        await using (await ScreenBrowser.OpenAsync(Workplace.Chromium!, [host.ScreenAddress.ToString()], TimeProvider.System, CancellationToken.None))
        {
            await PlayAsync();
            door.Pending().ShouldBeFalse("the screens' browser opened a connection to a stranger");
            letterbox.Available.ShouldBe(0, "the screens' browser wrote to a stranger");
        }

        // Another browser does both, so that it is no wonder of this machine.
        var page = await browser.PageAsync();
        await page.GotoAsync(host.ScreenAddress.ToString());
        await PlayAsync();
        (door.Pending() || letterbox.Available > 0).ShouldBeTrue("some browser connects ahead");

        async Task PlayAsync()
        {
            var now = TimeProvider.System.GetUtcNow();
            await _store.Display.ReportedAsync(_store.Display.Show(spot, now, now), seconds: 30);
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        }
    }

    private static readonly (string Way, string Script)[] Ways =
    [
        ("fetch", "fetch(there).catch(() => {})"),
        ("beacon", "navigator.sendBeacon(there, 'x')"),
        ("request", "const r = new XMLHttpRequest(); r.open('GET', there); r.send()"),
        ("socket", "new WebSocket(there.replace('http', 'ws'))"),
        ("events", "new EventSource(there)"),
        ("picture", "new Image().src = there"),
        ("film", "add('video', { src: there, autoplay: true })"),
        ("script", "add('script', { src: there })"),
        ("module", "import(there).catch(() => {})"),
        ("styles", "add('link', { rel: 'stylesheet', href: there }); add('style', { textContent: `@import '${there}'; h1 { background: url(${there}) }` })"),
        ("typeface", "new FontFace('f', `url(${there})`).load().catch(() => {})"),
        ("ahead", "add('link', { rel: 'prefetch', href: there }); add('link', { rel: 'preload', as: 'image', href: there });"),
        ("page within", "add('iframe', { src: there }); add('object', { data: there }); add('embed', { src: there })"),
        ("worker", "new Worker(URL.createObjectURL(new Blob([`fetch('${there}'); importScripts('${there}')`])))"),
        ("window", "window.open(there)"),
        ("link", "const a = Object.assign(document.createElement('a'), { href: there, ping: there, target: '_blank' }); document.body.append(a); a.click()"),
        ("form", "const f = Object.assign(document.createElement('form'), { action: there, method: 'post' }); document.body.append(f); f.submit()"),
        ("top", "top.location = there"),
        ("parent", "parent.location = there"),
        ("refresh", "document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0; url=${there}` }))"),
        ("itself", "location = there"),
    ];
}
