using System.Numerics;
using Actors.Vision;
using Actors.Vision.Imaging;

namespace Actors.Tests.Vision.Imaging;

public sealed class CropCutterTests
{
    private const int Size = 20;

    // Red grows to the right, green downwards: a crop's pixel says where it was taken.
    private static byte[] Map(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                (pixels[(y * width + x) * 3], pixels[(y * width + x) * 3 + 1], pixels[(y * width + x) * 3 + 2]) = ((byte)x, (byte)y, 77);
            }
        }

        return pixels;
    }

    [Fact]
    public void A_level_face_is_cut_around_the_middle_of_its_box()
    {
        var crop = Cut(Face(new Vector2(50, 40), roll: 0), scale: 1, Map(100, 80), 100, 80);

        // 20 pixels of the picture on 20 pixels of the crop: from 40 to 59 and from 30 to 49.
        At(crop, 0, 0).ShouldBe((40, 30, 77));
        At(crop, Size - 1, Size - 1).ShouldBe((59, 49, 77));
    }

    [Fact]
    public void A_tilted_face_is_cut_upright()
    {
        // The eyes lie one above the other: the person's head rests on a shoulder. What lies along the eyes becomes a row.
        var crop = Cut(Face(new Vector2(50, 40), roll: MathF.PI / 2), scale: 1, Map(100, 80), 100, 80);

        At(crop, 0, 0).ShouldBe((59, 30, 77));
        At(crop, Size - 1, 0).ShouldBe((59, 49, 77));
        At(crop, 0, Size - 1).ShouldBe((40, 30, 77));
    }

    [Fact]
    public void Beyond_the_picture_its_border_goes_on()
    {
        var crop = Cut(Face(new Vector2(0, 80), roll: 0), scale: 1, Map(100, 80), 100, 80);

        At(crop, 0, 0).ShouldBe((0, 70, 77));
        At(crop, Size - 1, Size - 1).ShouldBe((9, 79, 77));
    }

    [Fact]
    public void Shrinking_counts_every_pixel()
    {
        // Columns black and white by turns: single samples would show stripes or one of the two.
        var pixels = new byte[100 * 100 * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(i / 3 % 2 * 255);
        }

        var crop = Cut(Face(new Vector2(50, 50), roll: 0), scale: 4, pixels, 100, 100);

        for (var i = 0; i < Size * Size; i++)
        {
            crop[i * CropCutter.PixelBytes].ShouldBeInRange((byte)100, (byte)155);
        }
    }

    [Fact]
    public void The_fast_way_inside_a_picture_agrees_with_the_slow_one_at_its_edge()
    {
        // The same noise, once with room around it and once cut off where the crop ends.
        var random = new Random(7);
        var wide = new byte[60 * 60 * 3];
        random.NextBytes(wide);
        var inner = new byte[40 * 40 * 3];
        for (var y = 0; y < 40; y++)
        {
            wide.AsSpan(((y + 10) * 60 + 10) * 3, 40 * 3).CopyTo(inner.AsSpan(y * 40 * 3));
        }

        var fast = Cut(Face(new Vector2(30, 30), roll: 0.3f), scale: 1.42f, wide, 60, 60);
        var slow = Cut(Face(new Vector2(20, 20), roll: 0.3f), scale: 1.42f, inner, 40, 40);

        // Seven bits of fraction in each direction are worth two levels.
        fast.Zip(slow, (left, right) => Math.Abs(left - right)).Max().ShouldBeLessThanOrEqualTo(4);
        fast.Distinct().Count().ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void A_box_far_outside_reads_no_foreign_memory(float place) =>
        Should.NotThrow(() => Cut(Face(new Vector2(place, -place), roll: 0), scale: 1, Map(10, 10), 10, 10));

    private static byte[] Cut(FaceBox face, float scale, byte[] pixels, int width, int height)
    {
        var crop = new byte[Size * Size * CropCutter.PixelBytes];
        CropCutter.Cut(new RgbView(pixels, width, height), FaceCrop.Around(face, scale, Size), crop, Size);
        return crop;
    }

    private static (int Red, int Green, int Blue) At(byte[] crop, int x, int y)
    {
        var at = (y * Size + x) * CropCutter.PixelBytes;
        return (crop[at], crop[at + 1], crop[at + 2]);
    }

    private static FaceBox Face(Vector2 centre, float roll)
    {
        var along = new Vector2(MathF.Cos(roll), MathF.Sin(roll));
        return new FaceBox(
            centre.X - 10, centre.Y - 10, 20, 20, 0.9f, new FacePoints(centre - along * 4, centre + along * 4, centre, centre, centre - along * 9, centre + along * 9));
    }
}
