using System.Text;
using Actors.Library;

namespace Actors.Tests.Library;

public sealed class SvgImageTests
{
    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='1920' height='1080px'/>", 1920, 1080)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='100%' viewBox='0 0 16.4 9'/>", 16, 9)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", null, null)]
    [InlineData("<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>", 4, 3)]
    public void A_drawing_has_the_size_that_it_says(string svg, int? width, int? height) => Read(svg).ShouldBe(new ImageFacts(width, height));

    [Theory]
    [InlineData("<linearGradient id='g'/><rect fill='url(#g)' style='filter: url(&quot;#f&quot;)'/><use href='#g'/>")]
    [InlineData("<image href='data:image/png;base64,iVBORw0KGgo='/><image xmlns:x='http://www.w3.org/1999/xlink' x:href='data:image/jpeg;base64,AA'/>")]
    [InlineData("<style>@font-face { font-family: a; src: url(data:font/woff2;base64,AA) format('woff2') } rect { fill: url('#g') }</style><rect class='a'/>")]
    [InlineData("<animate attributeName='opacity' values='0;1' dur='2s' repeatCount='indefinite'/><a href='#there'/>")]
    [InlineData("<text x='1' y='2'>on sale: javascript and script, 50% off (today)</text>")]
    public void What_draws_is_taken(string inside) => Should.NotThrow(() => Read(Around(inside)));

    [Theory]
    [InlineData("<script>alert(1)</script>", "has a <script> element")]
    [InlineData("<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>", "has a <s:script> element")]
    [InlineData("<SCRIPT/>", "has a <SCRIPT> element")]
    [InlineData("<rect onload='alert(1)'/>", "<rect onload=\"alert(1)\">")]
    [InlineData("<rect ONCLICK='alert(1)'/>", "which is a script")]
    [InlineData("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>", "has a <foreignObject> element")]
    [InlineData("<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='x'/>", "has a <h:iframe> element")]
    [InlineData("<image href='https://evil.example/a.png'/>", "refers to something outside")]
    [InlineData("<image href='a.png'/>", "refers to something outside")]
    [InlineData("<image xmlns:x='http://www.w3.org/1999/xlink' x:href='//evil.example/a.png'/>", "refers to something outside")]
    [InlineData("<image href='data:image/svg+xml,&lt;svg/&gt;'/>", "refers to something outside")]
    [InlineData("<use href='sprite.svg#a'/>", "refers to something outside")]
    [InlineData("<use href='data:image/png;base64,AA'/>", "refers to something outside")]
    [InlineData("<a href='java&#10;script:alert(1)'/>", "which is a script")]
    [InlineData("<a href=' JavaScript:alert(1)'/>", "which is a script")]
    [InlineData("<animate attributeName='href' to='javascript:alert(1)'/>", "which changes where the picture refers to")]
    [InlineData("<set attributeName='xlink:href' to='#a'/>", "which changes where the picture refers to")]
    [InlineData("<set attributeName='onclick' to='a'/>", "which changes where the picture refers to")]
    [InlineData("<animate attributeName='x' values='javascript:alert(1)'/>", "which is a script")]
    [InlineData("<style>@import 'https://evil.example/a.css';</style>", "'https://evil.example/a.css' in its <style>")]
    [InlineData("<style>rect { fill: url(https://evil.example/a.svg#b) }</style>", "'https://evil.example/a.svg#b' in its <style>")]
    [InlineData("<style>rect { fill: u\\72l( \"https://evil.example/a\" ) }</style>", "'https://evil.example/a' in its <style>")]
    [InlineData("<style>rect { cursor: image-set('a.png' 1x) }</style>", "'a.png' in its <style>")]
    [InlineData("<rect style='fill:url(&quot;http://evil.example&quot;)'/>", "refers to 'http://evil.example'")]
    [InlineData("<rect fill='url(other.svg#a)'/>", "refers to 'other.svg#a'")]
    [InlineData("<g xml:base='https://evil.example/'/>", "refers to something outside")]
    [InlineData("<rect>&undefined;</rect>", "is not well-formed XML")]
    [InlineData("<rect>", "is not well-formed XML")]
    public void What_acts_or_reaches_out_is_refused_and_named(string inside, string says) =>
        Should.Throw<ContentRefusedException>(() => Read(Around(inside))).Message.ShouldContain(says);

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>", "declares a document type of its own")]
    [InlineData("<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]><svg xmlns='http://www.w3.org/2000/svg'/>", "declares a document type of its own")]
    [InlineData("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>", "declares a document type of its own")]
    [InlineData("<?xml-stylesheet href='https://evil.example/a.css'?><svg xmlns='http://www.w3.org/2000/svg'/>", "names a style sheet outside of it")]
    [InlineData("<svg/>", "it must be <svg xmlns=")]
    [InlineData("<html xmlns='http://www.w3.org/1999/xhtml'><svg/></html>", "it must be <svg xmlns=")]
    public void A_file_that_is_no_plain_drawing_is_refused(string svg, string says) => Should.Throw<ContentRefusedException>(() => Read(svg)).Message.ShouldContain(says);

    [Fact]
    public void Laughs_of_a_billion_and_depths_without_end_are_refused_before_they_cost_anything()
    {
        var laughs = "<!DOCTYPE svg [<!ENTITY a '" + new string('a', 1000) + "'>" + string.Concat(Enumerable.Range(0, 30).Select(i => $"<!ENTITY a{i + 1} '&a{(i == 0 ? "" : i)};&a{(i == 0 ? "" : i)};'>")) + "]><svg xmlns='http://www.w3.org/2000/svg'>&a30;</svg>";
        Should.Throw<ContentRefusedException>(() => Read(laughs)).Message.ShouldContain("declares a document type of its own");

        var deep = Around(string.Concat(Enumerable.Repeat("<g>", 1_000)) + string.Concat(Enumerable.Repeat("</g>", 1_000)));
        Should.Throw<ContentRefusedException>(() => Read(deep)).Message.ShouldContain("more than 200 within each other");
    }

    private static string Around(string inside) => $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{inside}</svg>";

    private static ImageFacts Read(string svg) => SvgImage.Read(new MemoryStream(Encoding.UTF8.GetBytes(svg)), "a.svg");
}
