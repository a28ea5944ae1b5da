using Actors.Vision;
namespace Actors.Tests.Vision;

public class MotionGateTests
{
    private const int Width = 640;
    private const int Height = 360;
    private static readonly TimeSpan Believe = TimeSpan.FromSeconds(60);

    private readonly MotionGate _gate = new();
    private readonly byte[] _pixels = new byte[Width * Height * 3];
    private readonly Random _random = new(5);
    private DateTimeOffset _at = DateTimeOffset.UnixEpoch;

    public MotionGateTests()
    {
        Array.Fill(_pixels, (byte)120);
        Opens();
        Settle();
    }

    [Fact]
    public void A_sensors_noise_is_no_motion()
    {
        for (var i = 0; i < 20; i++)
        {
            for (var pixel = 0; pixel < _pixels.Length; pixel++)
            {
                _pixels[pixel] = (byte)(120 + _random.Next(-6, 7));
            }

            Opens().ShouldBeFalse();
        }
    }

    [Fact]
    public void A_lamp_that_is_dimmed_is_no_motion()
    {
        for (var level = 120; level > 90; level -= 3)
        {
            Array.Fill(_pixels, (byte)level);
            Opens().ShouldBeFalse();
        }
    }

    [Fact]
    public void A_face_of_25_pixels_that_comes_into_view_is_motion()
    {
        for (var y = 200; y < 225; y++)
        {
            _pixels.AsSpan(((y * Width) + 317) * 3, 25 * 3).Fill(160);
        }

        Opens().ShouldBeTrue();
    }

    [Fact]
    public void Slow_motion_adds_up_to_motion()
    {
        var opened = false;
        for (var step = 0; step < 40 && !opened; step++)
        {
            for (var y = 100; y < 200; y++)
            {
                _pixels.AsSpan(((y * Width) + 100 + step) * 3, 3).Fill(220);
            }

            opened = Opens();
        }

        opened.ShouldBeTrue();
    }

    [Fact]
    public void After_the_time_that_a_still_scene_is_believed_it_opens_once()
    {
        Opens(TimeSpan.FromSeconds(2)).ShouldBeFalse();
        _at += TimeSpan.FromSeconds(1);

        Opens(TimeSpan.FromSeconds(2)).ShouldBeTrue();
        Opens(TimeSpan.FromSeconds(2)).ShouldBeFalse();
    }

    private bool Opens(TimeSpan? believe = null)
    {
        _at += TimeSpan.FromMilliseconds(10);
        return _gate.Opens(new RgbView(_pixels, Width, Height), _at, believe ?? Believe);
    }

    private void Settle()
    {
        _at += TimeSpan.FromSeconds(1);
    }
}
