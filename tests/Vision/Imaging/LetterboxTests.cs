using Actors.Vision;
using Actors.Vision.Imaging;

namespace Actors.Tests.Vision.Imaging;

public sealed class LetterboxTests
{
    private const int Side = 64;
    private const int Area = Side * Side;

    [Theory]
    [InlineData(128, 64, 0, 16)]
    [InlineData(64, 128, 16, 0)]
    [InlineData(32, 32, 0, 0)]
    [InlineData(480, 270, 0, 14)]
    public void A_picture_is_centred_and_not_stretched(int width, int height, int left, int top)
    {
        var letterbox = new Letterbox(Side);

        letterbox.Fill(new RgbView(new byte[width * height * 3], width, height), new float[3 * Area], 1, 0);

        letterbox.Left.ShouldBe(left);
        letterbox.Top.ShouldBe(top);
        letterbox.Scale.ShouldBe((float)Side / Math.Max(width, height));
        letterbox.ToPicture(left, top).ShouldBe(new(0, 0));
        letterbox.ToPicture(Side - left, Side - top).X.ShouldBe(width, 0.5);
        letterbox.ToPicture(Side - left, Side - top).Y.ShouldBe(height, 2);
    }

    [Fact]
    public void A_plain_picture_stays_plain_and_the_bars_are_black()
    {
        var (width, height) = (150, 50);
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i += 3)
        {
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (10, 20, 200);
        }

        var planes = Enumerable.Repeat(float.NaN, 3 * Area).ToArray();
        var letterbox = new Letterbox(Side);
        letterbox.Fill(new RgbView(pixels, width, height), planes, 0.5f, -1);

        float[] colours = [10, 20, 200];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var inside = y >= letterbox.Top && y < letterbox.Top + 21;
                for (var colour = 0; colour < 3; colour++)
                {
                    planes[colour * Area + y * Side + x].ShouldBe(inside ? colours[colour] * 0.5f - 1 : -1, 1e-3, $"{colour} at {x},{y}");
                }
            }
        }
    }

    [Fact]
    public void A_bright_pixel_lands_where_the_geometry_says()
    {
        var (width, height) = (200, 120);
        var pixels = new byte[width * height * 3];
        for (var y = 78; y < 82; y++)
        {
            pixels.AsSpan((y * width + 148) * 3, 12).Fill(255);
        }

        var planes = new float[3 * Area];
        var letterbox = new Letterbox(Side);
        letterbox.Fill(new RgbView(pixels, width, height), planes, 1, 0);

        var brightest = Array.IndexOf(planes, planes[..Area].Max());
        var point = letterbox.ToPicture(brightest % Side + 0.5f, brightest / Side + 0.5f);
        point.X.ShouldBe(150, 2);
        point.Y.ShouldBe(80, 2);
    }

    [Fact]
    public void Another_size_of_picture_gets_other_bars()
    {
        var letterbox = new Letterbox(Side);
        var planes = new float[3 * Area];
        letterbox.Fill(new RgbView(White(64, 64), 64, 64), planes, 1, 0);
        letterbox.Fill(new RgbView(White(64, 16), 64, 16), planes, 1, 0);

        letterbox.Top.ShouldBe(24);
        planes[0].ShouldBe(0);
        planes[24 * Side].ShouldBe(255, 1e-3);
    }

    [Fact]
    public void Pictures_of_one_size_allocate_once()
    {
        var letterbox = new Letterbox(Side);
        var (pixels, planes) = (White(100, 80), new float[3 * Area]);
        letterbox.Fill(new RgbView(pixels, 100, 80), planes, 1, 0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        letterbox.Fill(new RgbView(pixels, 100, 80), planes, 1, 0);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static byte[] White(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        Array.Fill(pixels, (byte)255);
        return pixels;
    }
}
