using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

/// <summary>One browser for all tests of a class, driven by Playwright's own driver; the browser is the machine's.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>A page in a profile of its own.</summary>
    public async Task<IPage> PageAsync(BrowserNewContextOptions? options = null) => await (await ContextAsync(options)).NewPageAsync();

    /// <summary>A profile of its own.</summary>
    public async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions? options = null)
    {
        var context = await _browser!.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 960, Height = 540 } });
        context.SetDefaultTimeout(10_000);
        return context;
    }

    public async Task InitializeAsync()
    {
        if (Workplace.Chromium is null)
        {
            return;
        }

        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Workplace.Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
    }
}
