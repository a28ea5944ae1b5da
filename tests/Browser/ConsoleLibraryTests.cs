using System.IO.Compression;
using System.Net;
using System.Text;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class ConsoleLibraryTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\" width=\"1600\" height=\"900\"><rect width=\"16\" height=\"9\" fill=\"#c2611f\"/></svg>";

    [NeedsTheory(Needs.Browser)]
    [InlineData("en", "In the library as offer.")]
    [InlineData("de", "In der Bibliothek als offer.")]
    public async Task Several_files_go_up_together_and_each_that_is_refused_says_why(string language, string done)
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "library", language);

        await page.Locator("[data-upload]").First.SetInputFilesAsync([File("offer.svg", Drawing), File("invoice.png", "MZ this is no picture"), new FilePayload { Name = "page.zip", MimeType = "application/zip", Buffer = Package("<!doctype html><title>Page</title><p>Hello</p>") }]);

        await ConsolePages.SeenAsync(page.GetByText(done));
        var refused = page.Locator(".uploads [data-state=refused]");
        await ConsolePages.SeenAsync(refused);
        (await refused.Locator(".outcome").InnerTextAsync()).ShouldContain("invoice.png");
        await ConsolePages.SeenAsync(page.Locator("[data-content=offer] img"));
        await ConsolePages.SeenAsync(page.Locator("[data-content=page] iframe[sandbox=allow-scripts]"));
        await page.WaitForFunctionAsync("() => document.querySelector('[data-content=offer] img').naturalWidth > 0", null, new PageWaitForFunctionOptions { Timeout = ConsolePages.Patience });
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_dropped_file_goes_up_as_a_chosen_one_does()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "library");

        await page.EvaluateAsync(
            """
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], 'dropped.svg', { type: 'image/svg+xml' }));
              const page = document.querySelector('.page-library');
              for (const type of ['dragenter', 'dragover', 'drop']) page.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """, Drawing);

        await ConsolePages.SeenAsync(page.Locator("[data-content=dropped]"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task What_is_said_of_content_is_changed_in_its_details_and_its_end_stands_on_its_card()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "library");
        await page.Locator("[data-upload]").First.SetInputFilesAsync([File("offer.svg", Drawing)]);
        await page.Locator("[data-content=offer] .whole").ClickAsync();
        await page.Field("Title").FillAsync("Offer of the week");
        await page.Field("Category").SelectOptionAsync("family");
        await page.Field("Expires at").FillAsync("2020-01-01T08:00");
        await page.SaveAsync();

        var card = page.Locator("[data-content=offer]");
        await ConsolePages.SeenAsync(card.GetByText("Offer of the week"));
        await ConsolePages.SeenAsync(card.Locator(".chip.bad", new() { HasText = "expired" }));
        await ConsolePages.SeenAsync(card.GetByText("Family"));
        await page.GetByLabel("State").SelectOptionAsync("expired");
        (await page.Locator("[data-content]").CountAsync()).ShouldBe(1);
    }

    [NeedsFact(Needs.Browser)]
    public async Task Content_says_where_it_plays_and_what_the_store_file_has_is_not_changed_here()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", new { name = "Morning", items = new[] { new { content = "tea" } } });
        var page = await browser.ConsoleAsync(store, "library/tea");

        await ConsolePages.SeenAsync(page.Sheet().GetByText("It comes from the store file"));
        await ConsolePages.SeenAsync(page.Sheet().GetByRole(AriaRole.Link, new() { Name = "Playlist Morning" }));
        (await page.Sheet().Locator("input, .button.strong").CountAsync()).ShouldBe(0);
    }

    [NeedsFact(Needs.Browser)]
    public async Task Where_reads_need_a_key_pictures_and_pages_are_seen_all_the_same()
    {
        await using var store = new TestStore();
        await store.StartAsync(listen: IPAddress.Any);
        var page = await (await browser.ContextAsync(new BrowserNewContextOptions { Locale = "en-GB", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } })).NewPageAsync();
        await page.GotoAsync($"{store.Server.Address}/#key={store.Server.Key.Text}");
        await ConsolePages.SeenAsync(page.Locator("[data-lane]"));
        await page.GoAsync("library");
        await page.Locator("[data-upload]").First.SetInputFilesAsync([
            new FilePayload { Name = "offer.svg", MimeType = "image/svg+xml", Buffer = Encoding.UTF8.GetBytes(Drawing) },
            new FilePayload { Name = "page.zip", MimeType = "application/zip", Buffer = Package("<!doctype html><title>Page</title><p id=hello>Hello</p><script>document.getElementById('hello').textContent = 'Alive, of ' + origin</script>") }]);

        await page.WaitForFunctionAsync("() => document.querySelector('[data-content=offer] img')?.naturalWidth > 0", null, new PageWaitForFunctionOptions { Timeout = ConsolePages.Patience });
        await ConsolePages.SeenAsync(page.FrameLocator("[data-content=page] iframe").GetByText("Alive, of null"));

        // A card that is moved loads its frames anew.
        await page.EvaluateAsync("() => { const card = document.querySelector('[data-content=page]'); card.parentElement.append(card); }");
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        await ConsolePages.SeenAsync(page.FrameLocator("[data-content=page] iframe").GetByText("Alive, of null"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task Several_pieces_get_a_category_together()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "library");
        await page.Locator("[data-upload]").First.SetInputFilesAsync([File("one.svg", Drawing), File("two.svg", Drawing.Replace("c2611f", "176b55", StringComparison.Ordinal))]);
        await page.Locator("[data-select=content][value=one]").CheckAsync();
        await page.Locator("[data-select=content][value=two]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set category" }).ClickAsync();
        await page.Field("Category").SelectOptionAsync("alcohol");
        await page.SaveAsync();

        await ConsolePages.SeenAsync(page.Locator("[data-content=one]").GetByText("Alcohol"));
        await ConsolePages.SeenAsync(page.Locator("[data-content=two]").GetByText("Alcohol"));
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };

    private static byte[] Package(string page)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("index.html").Open()))
        {
            writer.Write(page);
        }

        return bytes.ToArray();
    }
}
