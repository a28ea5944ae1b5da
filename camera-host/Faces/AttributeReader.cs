using System.Numerics.Tensors;
using Actors.Vision.Imaging;
using Actors.Vision.OnnxRuntime;

namespace Actors.Vision;

/// <summary>faceres and face-api's age and gender, each on a crop of its own scale.</summary>
internal sealed class AttributeReader : IDisposable
{
    private const int WideSide = 224;
    private const float WideScale = 1.4f;
    private const int TightSide = 112;
    private const float TightScale = 1.0f;
    private const int WideArea = WideSide * WideSide;
    private const int WideBytes = WideArea * CropCutter.PixelBytes;
    private const int TightArea = TightSide * TightSide;
    private const int Adult = 25;

    // Means of ImageNet: faceres was trained on colours from 0 to 255 less these, blue first.
    private static readonly (float Red, float Green, float Blue) WideAdd = (-123.68f, -116.779f, -103.939f);

    // face-api's own means; its network was trained on colours less these, divided by 255, red first.
    private static readonly (float Red, float Green, float Blue) TightAdd = (-122.782f / 255, -117.001f / 255, -104.298f / 255);

    private readonly OnnxBinding _wide;
    private readonly OnnxBinding _tight;
    private readonly float[] _years;
    private readonly (int Male, int Ages, int Age, int Gender) _outputs;

    public AttributeReader(OnnxSession faceres, OnnxSession ageGender)
    {
        _wide = faceres.Bind();
        _tight = ageGender.Bind();
        _outputs = (_wide.OutputIndex("male"), _wide.OutputIndex("ages"), _tight.OutputIndex("age"), _tight.OutputIndex("gender"));
        _years = [.. Enumerable.Range(0, _wide.Output(_outputs.Ages).Length)];
    }

    public static int CropBytes => WideBytes + TightArea * CropCutter.PixelBytes;

    public static void Cut(RgbView frame, in FaceBox face, Span<byte> crop)
    {
        CropCutter.Cut(frame, FaceCrop.Around(face, WideScale, WideSide), crop[..WideBytes], WideSide);
        CropCutter.Cut(frame, FaceCrop.Around(face, TightScale, TightSide), crop[WideBytes..CropBytes], TightSide);
    }

    public AttributeReading Read(ReadOnlySpan<byte> crop)
    {
        RunWide(crop[..WideBytes]);
        RunTight(crop[WideBytes..CropBytes]);
        var ages = _wide.Output(_outputs.Ages);
        return new AttributeReading(
            TensorPrimitives.Dot(ages, _years),
            Math.Clamp(TensorPrimitives.Sum(ages[..Adult]), 0, 1),
            _wide.Output(_outputs.Male)[0],
            _tight.Output(_outputs.Age)[0],
            _tight.Output(_outputs.Gender)[0]);
    }

    public void Wipe()
    {
        _wide.Input(0).Clear();
        _tight.Input(0).Clear();
    }

    public void Dispose()
    {
        _wide.Dispose();
        _tight.Dispose();
    }

    private void RunWide(ReadOnlySpan<byte> crop)
    {
        var input = _wide.Input(0);
        Planes.Fill(crop, input[(2 * WideArea)..], input.Slice(WideArea, WideArea), input[..WideArea], 1, WideAdd);
        _wide.Run();
        input.Clear();
    }

    private void RunTight(ReadOnlySpan<byte> crop)
    {
        var input = _tight.Input(0);
        Planes.Fill(crop, input[..TightArea], input.Slice(TightArea, TightArea), input[(2 * TightArea)..], 1 / 255f, TightAdd);
        _tight.Run();
        input.Clear();
    }
}
