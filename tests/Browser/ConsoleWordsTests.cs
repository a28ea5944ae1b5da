using System.Text.Json;
using System.Text.RegularExpressions;
using Actors.Running;
using Actors.TestKit;

namespace Actors.Tests;

public sealed partial class ConsoleWordsTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string Prefix = "console/";

    /// <summary>Names of keys, headers and kinds of file that look like words and are none.</summary>
    private static readonly HashSet<string> NoWords =
    [
        "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Escape", "Enter", "Content-Type", "Authorization", "If-Match", "Idempotency-Key", "Files", "OpenRTB", "Actors", "Bearer",
    ];

    [NeedsFact(Needs.Browser)]
    public async Task Every_language_says_the_same_things_with_the_same_values()
    {
        await using var store = await TestStore.StartedAsync();
        var (english, german) = await DictionariesAsync(store);

        german.Keys.Order().ShouldBe(english.Keys.Order());
        var differing = english.Keys.Where(key => !Places(english[key]).SetEquals(Places(german[key]))).ToList();
        differing.ShouldBeEmpty("a value that one language shows and the other does not");
        german.Where(pair => Texts(pair.Value).Any(string.IsNullOrWhiteSpace)).ShouldBeEmpty();
    }

    [NeedsFact(Needs.Browser)]
    public async Task Every_text_that_a_module_asks_for_exists_and_every_text_is_asked_for()
    {
        await using var store = await TestStore.StartedAsync();
        var (english, _) = await DictionariesAsync(store);
        var modules = Modules().Select(module => module.Text).Append(Resource("index.html")).ToList();

        var asked = modules.SelectMany(text => Asked().Matches(text)).Select(match => match.Groups["key"].Value).ToHashSet();
        var families = modules.SelectMany(text => AskedFamily().Matches(text)).Select(match => match.Groups[1].Value)
            .Concat(modules.SelectMany(text => AskedWord().Matches(text)).Select(match => match.Groups[1].Value + ".")).ToHashSet();

        asked.Where(key => !english.ContainsKey(key)).ShouldBeEmpty();
        families.Where(family => !english.Keys.Any(key => key.StartsWith(family, StringComparison.Ordinal))).ShouldBeEmpty();
        english.Keys.Where(key => !asked.Contains(key) && !families.Any(family => key.StartsWith(family, StringComparison.Ordinal)) && !modules.Any(text => text.Contains($"'{key}'", StringComparison.Ordinal)))
            .ShouldBeEmpty("words that nobody says any more");
    }

    [Fact]
    public void No_module_has_words_of_its_own()
    {
        Modules().SelectMany(module => Literals(module.Text).Where(IsForPeople).Select(text => $"{module.Name}: {text}")).ShouldBeEmpty();
        Literals("h('p', { class: 'one two three' }, 'Nobody may write this.')").Where(IsForPeople).ShouldBe(["Nobody may write this."]);
    }

    [Fact]
    public void The_pages_markup_has_no_words_but_the_products_name_and_what_stands_without_a_script()
    {
        var markup = Regex.Replace(Resource("index.html"), "<(script|style|noscript|title)[^>]*>.*?</\\1>", "", RegexOptions.Singleline);

        Regex.Matches(markup, ">([^<]+)<").Select(match => match.Groups[1].Value.Replace("&nbsp;", "", StringComparison.Ordinal).Trim())
            .Where(text => text.Length > 0).ShouldBe(["Actors", "state/operator.key"], ignoreOrder: true);
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_page_in_German_shows_nothing_in_English()
    {
        await using var store = await TestStore.StartedAsync();
        var (english, german) = await DictionariesAsync(store);
        
        // Each language has its own name in both, and a lane of this store bears an English one.
        var foreign = english.Where(pair => pair.Key is not ("language.name" or "lane-kind.entrance") && pair.Value.ValueKind == JsonValueKind.String && pair.Value.GetString() != german[pair.Key].GetString()).Select(pair => pair.Value.GetString()!)
            .Except(german.Values.SelectMany(Texts)).ToArray();
        var page = await browser.ConsoleAsync(store, language: "de");

        foreach (var place in ConsolePages.All)
        {
            await page.GoAsync(place);
            var shown = await page.EvaluateAsync<string[]>(
                """
                foreign => {
                  const known = new Set(foreign);
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  const found = [];
                  while (walker.nextNode()) if (known.has(walker.currentNode.data.trim())) found.push(walker.currentNode.data);
                  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
                    for (const name of ['aria-label', 'title', 'placeholder']) if (known.has(element.getAttribute(name))) found.push(element.getAttribute(name));
                  return found;
                }
                """, foreign);
            shown.ShouldBeEmpty($"on the page {place}");
        }
    }

    [NeedsFact(Needs.Browser)]
    public async Task The_language_follows_the_browser_until_somebody_chooses_and_then_stays()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "schedule", "de");
        await ConsolePages.SeenAsync(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Zeitplan" }));

        await page.SelectOptionAsync("#language", "en");

        await ConsolePages.SeenAsync(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Schedule" }));
        (await page.GetAttributeAsync("html", "lang")).ShouldBe("en");
        await page.ReloadAsync();
        await ConsolePages.SeenAsync(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Schedule" }));
        await ConsolePages.SeenAsync(page.Locator("body.unlocked"));
    }

    private async Task<(Dictionary<string, JsonElement> English, Dictionary<string, JsonElement> German)> DictionariesAsync(TestStore store)
    {
        var page = await browser.ConsoleAsync(store, key: "");
        var text = await page.EvaluateAsync<string>("async () => JSON.stringify({ en: (await import('/console/words/en.js')).default, de: (await import('/console/words/de.js')).default })");
        using var parsed = JsonDocument.Parse(text);
        var both = parsed.RootElement.Clone();
        await page.Context.CloseAsync();
        return (Of("en"), Of("de"));

        Dictionary<string, JsonElement> Of(string language) => both.GetProperty(language).EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value);
    }

    private static IEnumerable<string> Texts(JsonElement words) => words.ValueKind == JsonValueKind.String ? [words.GetString()!] : words.EnumerateObject().Select(form => form.Value.GetString()!);

    private static HashSet<string> Places(JsonElement words) => [.. Texts(words).Take(words.ValueKind == JsonValueKind.String ? 1 : int.MaxValue).SelectMany(text => Place().Matches(text)).Select(match => match.Value)];

    private static IEnumerable<(string Name, string Text)> Modules() => typeof(StoreServer).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal) && !name.Contains("/words/", StringComparison.Ordinal))
        .Select(name => (name[Prefix.Length..], Resource(name[Prefix.Length..])));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(StoreServer).Assembly.GetManifestResourceStream(Prefix + name)!);
        return reader.ReadToEnd();
    }

    /// <summary>The texts in quotes of a module, without class names and selectors.</summary>
    private static IEnumerable<string> Literals(string module)
    {
        var text = Comment().Replace(module, "");
        return Literal().Matches(text).Where(match => !NotShown().IsMatch(text[Math.Max(0, match.Index - 30)..match.Index])).Select(match => match.Groups["text"].Value);
    }

    /// <summary>A capital letter and a small one at the start, or three words in a row, or two with a mark between: what no class, key or event is made of.</summary>
    private static bool IsForPeople(string text)
    {
        var words = Code().Replace(text, " ").Trim(' ', '·', ')', '}');
        return !NoWords.Contains(words) && Sentence().IsMatch(words);
    }

    [GeneratedRegex(@"\bt\((?:[^'`()]*\? )?'(?<key>[^']+)'|data-t(?:-label)?=""(?<key>[^""]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bt\(`([^`$]+)\$\{")]
    private static partial Regex AskedFamily();

    [GeneratedRegex(@"\bword\('([^']+)'")]
    private static partial Regex AskedWord();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<=^|[\s;{])//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<quote>['`])(?<text>(?:\\.|(?!\k<quote>)[^\\\n])*)\k<quote>")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:class: |className = |matches\(|querySelector(?:All)?\()$")]
    private static partial Regex NotShown();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*\p{Lu}\p{Ll}+|\p{L}{2,}[.,:;!?] \p{L}{2,}|\p{Ll}{3,} \p{Ll}{2,} \p{Ll}{2,}")]
    private static partial Regex Sentence();
}
