using Actors.Vision.Imaging;
using Actors.Vision.OnnxRuntime;

namespace Actors.Vision;

/// <summary>Facemesh: whether a crop shows a face, and how the head is turned. The mesh itself is reduced to that angle and wiped.</summary>
internal sealed class MeshReader : IDisposable
{
    private const int Side = 192;
    private const int Area = Side * Side;
    private const float Scale = 1.5f;

    // The mesh's outermost points beside the ears: on the person's right and left.
    private const int RightCheek = 234;
    private const int LeftCheek = 454;

    private readonly OnnxBinding _binding;
    private readonly int _face;
    private readonly int _points;

    public MeshReader(OnnxSession session)
    {
        _binding = session.Bind();
        _face = _binding.OutputIndex("face");
        _points = _binding.OutputIndex("mesh");
    }

    public static int CropBytes => Side * Side * CropCutter.PixelBytes;

    public static void Cut(RgbView frame, in FaceBox face, Span<byte> crop) =>
        CropCutter.Cut(frame, FaceCrop.Around(face, Scale, Side), crop[..CropBytes], Side);

    public MeshReading Read(ReadOnlySpan<byte> crop, bool angles)
    {
        var input = _binding.Input(0);
        Planes.Fill(crop[..CropBytes], input[..Area], input.Slice(Area, Area), input[(2 * Area)..], 1 / 255f, default);
        _binding.Run();
        input.Clear();
        var points = _binding.Output(_points);
        var reading = new MeshReading(_binding.Output(_face)[0], angles ? Yaw(points) : float.NaN);
        points.Clear();
        return reading;
    }

    public void Wipe()
    {
        _binding.Input(0).Clear();
        _binding.Output(_points).Clear();
    }

    public void Dispose() => _binding.Dispose();

    // Points are x, y and depth, which grows away from the camera; the crop is level, so the turn is in x and depth alone.
    private static float Yaw(ReadOnlySpan<float> points)
    {
        var across = points[LeftCheek * 3] - points[RightCheek * 3];
        var away = points[LeftCheek * 3 + 2] - points[RightCheek * 3 + 2];
        return Math.Clamp(float.RadiansToDegrees(MathF.Atan2(away, across)), -90, 90);
    }
}
