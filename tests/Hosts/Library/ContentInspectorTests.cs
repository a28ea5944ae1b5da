using System.Text;
using Actors.Library;
using Actors.TestKit;
using SkiaSharp;

namespace Actors.Tests.Library;

public sealed class ContentInspectorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-inspect-").FullName;
    private readonly ContentInspector _inspector = new(TimeProvider.System);

    public void Dispose()
    {
        _inspector.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "a.PNG", "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "a.jpg", "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "a.webp", "")]
    public async Task A_picture_has_its_size_and_a_thumbnail_no_wider_than_320_pixels(SKEncodedImageFormat format, string name, string mediaType)
    {
        var found = await InspectAsync(Samples.Picture(format, 1_600, 900), name, mediaType);

        (found.Width, found.Height, found.Kind.ToString().ToUpperInvariant()).ShouldBe((1_600, 900, format.ToString().ToUpperInvariant()));
        using var thumbnail = SKBitmap.Decode(found.Thumbnail);
        (thumbnail.Width, thumbnail.Height).ShouldBe((320, 180));
    }

    [Fact]
    public async Task A_photograph_that_was_taken_upright_is_shown_upright()
    {
        // Exif in big-endian order with one entry: orientation 6, turned right.
        byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        var jpeg = Samples.Picture(SKEncodedImageFormat.Jpeg, 160, 90);

        var found = await InspectAsync([.. jpeg[..2], .. exif, .. jpeg[2..]], "a.jpg");

        (found.Width, found.Height).ShouldBe((90, 160));
        using var thumbnail = SKBitmap.Decode(found.Thumbnail);
        (thumbnail.Width, thumbnail.Height).ShouldBe((90, 160));
    }

    public static TheoryData<string, byte[], string, string, string> Refused => new()
    {
        { "nothing", [], "a.png", "", "The file 'a.png' is empty." },
        { "a film named as a picture", Samples.Mp4(), "a.png", "image/png", "The file 'a.png' is an MP4 video by its bytes, and its name ends with '.png'; a name that ends with '.mp4' or '.m4v' would be true." },
        { "a picture sent as a film", Samples.Png, "a", "video/mp4", "The file 'a' is a PNG image by its bytes, and was sent as 'video/mp4'; 'image/png' would be true." },
        { "a page named as a picture", Encoding.UTF8.GetBytes(Samples.Page), "a.png", "", "The file 'a.png' is an HTML page by its bytes" },
        { "a script that is a GIF, too", Encoding.UTF8.GetBytes("GIF89a/*" + new string('\0', 50) + "*/=1;alert(1)//"), "a.gif", "", "The file 'a.gif' is a GIF image, which screens do not play; allowed are PNG, JPEG, WebP, SVG, MP4, WebM, HTML, or a zip with an index.html." },
        { "a script", "alert(1)"u8.ToArray(), "a.js", "", "The file 'a.js' is plain text, which screens do not play" },
        { "a program", [0x4D, 0x5A, 0x90, 0, 3], "a.mp4", "", "The file 'a.mp4' is a Windows program, which screens do not play" },
        { "a document", "%PDF-1.7"u8.ToArray(), "a.pdf", "", "is a PDF document, which" },
        { "a QuickTime film", Samples.Mp4(brand: "qt  "), "a.mov", "", "is a QuickTime film, which" },
        { "bytes", [0, 1, 2, 3, 200, 201], "a.bin", "", "is of an unknown kind, which" },
        { "a picture that is cut off", Samples.Picture(SKEncodedImageFormat.Png, 200, 200)[..^500], "a.png", "", "The picture 'a.png' cannot be decoded: it is cut off." },
        { "a photograph that is cut off", Samples.Picture(SKEncodedImageFormat.Jpeg, 200, 200)[..^500], "a.jpg", "", "The picture 'a.jpg' cannot be decoded: it is cut off." },
        { "a head of a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "a.png", "", "The picture 'a.png' cannot be decoded: it is damaged." },
        { "a picture as large as a field", Bomb(30_000, 30_000), "a.png", "", "The picture 'a.png' has 30000 x 30000 pixels; allowed are 50 million." },
        { "a drawing that acts", Encoding.UTF8.GetBytes(Samples.Svg.Replace("<rect", "<rect onload=\"alert(1)\"", StringComparison.Ordinal)), "a.svg", "image/svg+xml", "which is a script; a picture runs none." },
        { "a film that browsers do not decode", Samples.Mp4("hvc1"), "a.mp4", "", "The video 'a.mp4' is coded as HEVC (H.265); browsers play H.264, VP8, VP9 and AV1." },
        { "a film with ten bits", Samples.Mp4(profile: 110), "a.mp4", "", "The video 'a.mp4' is H.264 of profile 110, with more colours than browsers decode" },
        { "a film that is cut off", Samples.Mp4()[..^50], "a.mp4", "", "The video 'a.mp4' is damaged: its part 'mdat' is longer than the file: it is cut off." },
        { "a film without a head", Samples.Mp4(hasMovie: false), "a.mp4", "", "The video 'a.mp4' is damaged: it has no 'moov' part" },
        { "a page that fetches", "<!doctype html><script src=https://evil.example/a.js></script>"u8.ToArray(), "a.html", "", "refers to 'https://evil.example/a.js' (<script src>), which lies outside of the package" },
        { "a zip without a page", Samples.Zip(("a.txt", "x")), "a.zip", "", "The zip has no 'index.html'" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_no_screen_should_play_is_refused_in_a_sentence(string what, byte[] bytes, string name, string mediaType, string says) =>
        (await Should.ThrowAsync<ContentRefusedException>(() => InspectAsync(bytes, name, mediaType), what)).Message.ShouldContain(says);

    [NeedsTheory(Needs.Ffmpeg)]
    [InlineData("mp4", "libx264")]
    [InlineData("webm", "libvpx")]
    public async Task A_film_has_its_size_its_length_and_a_frame_as_its_thumbnail(string container, string codec)
    {
        var found = await InspectAsync(Samples.Film(container, codec), $"a.{container}", $"video/{container}");

        (found.Width, found.Height).ShouldBe((320, 180));
        found.Duration!.Value.ShouldBe(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(150));
        using var thumbnail = SKBitmap.Decode(found.Thumbnail);
        (thumbnail.Width, thumbnail.Height).ShouldBe((320, 180));
    }

    [NeedsFact(Needs.Ffmpeg)]
    public async Task A_film_in_fragments_is_a_film_and_one_without_a_picture_that_can_be_decoded_is_none()
    {
        (await InspectAsync(Samples.Film("mp4", "libx264", "-movflags", "frag_keyframe+empty_moov"), "a.mp4")).Width.ShouldBe(320);
        (await Should.ThrowAsync<ContentRefusedException>(() => InspectAsync(Samples.Mp4(), "a.mp4"))).Message.ShouldStartWith("The video 'a.mp4' is damaged: no picture in it can be decoded");
        var whole = Samples.Film("webm", "libvpx");
        (await Should.ThrowAsync<ContentRefusedException>(() => InspectAsync(whole[..(whole.Length / 2)], "a.webm"))).Message.ShouldContain("is cut off");
    }

    [Fact]
    public async Task What_a_zip_becomes_is_one_page()
    {
        var found = await InspectAsync(Samples.Zip(("index.html", "<!doctype html><script src=a.js></script>"), ("a.js", "document.title = 'a'")), "a.zip", "application/zip");

        found.Kind.ShouldBe(FileKind.Html);
        (await File.ReadAllTextAsync(found.PlayedPath)).ShouldContain("<script>document.title = 'a'</script>");
    }

    [Fact]
    public void Whatever_is_changed_in_a_file_it_is_taken_or_refused_in_a_sentence()
    {
        var random = new Random(11);
        foreach (var (bytes, name) in new[] { (Samples.Png, "a.png"), (Samples.Mp4(), "a.mp4"), (Encoding.UTF8.GetBytes(Samples.Svg), "a.svg"), (Encoding.UTF8.GetBytes(Samples.Page), "a.html"), (Samples.Picture(SKEncodedImageFormat.Webp), "a.webp") })
        {
            for (var i = 0; i < 200; i++)
            {
                var changed = bytes.ToArray();
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                try
                {
                    using var stream = new MemoryStream(changed);
                    switch (FileSniffer.Kind(changed.AsSpan(0, Math.Min(changed.Length, FileSniffer.Head)), name))
                    {
                        case FileKind.Mp4:
                            Mp4File.Read(stream, name);
                            break;
                        case FileKind.Svg:
                            SvgImage.Read(stream, name);
                            break;
                        case FileKind.Html:
                            PageMaker.Write(new SinglePage(changed), TextWriter.Null, default);
                            break;
                        default:
                            RasterImage.Read(stream, name, thumbnail: false);
                            break;
                    }
                }
                catch (ContentRefusedException refusal)
                {
                    refusal.Message.ShouldEndWith(".");
                }
            }
        }

    }

    /// <summary>A picture of a few bytes that says it is as large as a field.</summary>
    private static byte[] Bomb(int width, int height)
    {
        var png = Samples.Png;
        byte[] size = [(byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width, (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height];
        size.CopyTo(png, 16);
        var crc = Crc32.Append(0, png.AsSpan(12, 17));
        ((byte[])[(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc]).CopyTo(png, 29);
        return png;
    }

    private async Task<InspectedContent> InspectAsync(byte[] bytes, string name, string mediaType = "")
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, bytes);
        return await _inspector.InspectAsync(new Upload(path, name, mediaType), default);
    }
}
