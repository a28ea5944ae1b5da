using Actors.Emergencies;

namespace Actors.Tests.Emergencies;

public class AlertPageTests
{
    [Fact]
    public void The_page_says_what_happened_and_what_to_do_and_nothing_that_was_written_becomes_markup()
    {
        var page = AlertPage.Html("<script>alert(1)</script>", "Rauch & Feuer\nim \"Lager\"", "Bitte <b>gehen</b>", EmergencySeverity.Extreme, "de\"><x");

        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldContain("Feuer<br>im &quot;Lager&quot;");
        page.ShouldContain("Bitte &lt;b&gt;gehen&lt;/b&gt;");
        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("<x");
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        var page = AlertPage.Html("Fire", "Smoke", "Leave", EmergencySeverity.Severe, "en");

        page.ShouldContain("default-src 'none'");
        foreach (var fetched in new[] { "src=", "href=", "url(", "@import", "http:", "https:", "//" })
        {
            page.ShouldNotContain(fetched);
        }
    }

    [Theory]
    [InlineData(EmergencySeverity.Extreme, "de-AT", "Gefahr")]
    [InlineData(EmergencySeverity.Severe, "DE", "Warnung")]
    [InlineData(EmergencySeverity.Moderate, "en-GB", "Caution")]
    [InlineData(EmergencySeverity.Unknown, "fr", "Notice")]
    public void Its_own_word_is_in_the_language_of_the_text(EmergencySeverity severity, string language, string word) =>
        AlertPage.Html("Fire", null, "", severity, language).ShouldContain($">{word}<");

    [Fact]
    public void Letters_shrink_as_the_text_grows_and_never_below_what_can_be_read()
    {
        double Size(int letters)
        {
            var page = AlertPage.Html("Fire", new string('x', letters), null, EmergencySeverity.Severe, "en");
            var start = page.IndexOf("font-size: ", StringComparison.Ordinal) + 11;
            return double.Parse(page[start..page.IndexOf("vmin", start, StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        }

        Size(1).ShouldBe(6.5);
        Size(200).ShouldBeGreaterThan(Size(1_000));
        Size(5_000).ShouldBeGreaterThanOrEqualTo(1.5);

        // On a square screen a letter is about half as wide as it is high, and 84 hundredths are free each way.
        (Size(1_000) * 0.55 * 1_000 / 84 * 1.25 * Size(1_000)).ShouldBeLessThan(84);
    }

    [Fact]
    public void A_text_that_no_screen_can_hold_is_cut_at_a_word()
    {
        var page = AlertPage.Html("Fire", string.Concat(Enumerable.Repeat("smoke ", 400)), null, EmergencySeverity.Severe, "en");
        page.ShouldContain("smoke &#x2026;");
        page.Length.ShouldBeLessThan(4_000);
        AlertPage.Html("Fire", string.Join('\n', Enumerable.Range(1, 100)), null, EmergencySeverity.Severe, "en").ShouldNotContain("<br>25");
    }
}
