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
    private const int WideBytes = WideSide * WideSide * 3;
    private const int Adult = 25;

    // Means of ImageNet: faceres was trained on blue, green, red less these.
    private const float BlueMean = 103.939f;
    private const float GreenMean = 116.779f;
    private const float RedMean = 123.68f;

    // face-api's own means; red, green, blue less these, divided by 255.
    private static readonly float[] TightMeans = [122.782f, 117.001f, 104.298f];

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

    public static int CropBytes => WideBytes + TightSide * TightSide * 3;

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
        const int Area = WideSide * WideSide;
        var input = _wide.Input(0);
        Planes.ToFloats(crop.Slice(2 * Area, Area), input[..Area], 1, -BlueMean);
        Planes.ToFloats(crop.Slice(Area, Area), input.Slice(Area, Area), 1, -GreenMean);
        Planes.ToFloats(crop[..Area], input.Slice(2 * Area, Area), 1, -RedMean);
        _wide.Run();
        input.Clear();
    }

    private void RunTight(ReadOnlySpan<byte> crop)
    {
        const int Area = TightSide * TightSide;
        var input = _tight.Input(0);
        for (var colour = 0; colour < TightMeans.Length; colour++)
        {
            Planes.ToFloats(crop.Slice(colour * Area, Area), input.Slice(colour * Area, Area), 1 / 255f, -TightMeans[colour] / 255f);
        }

        _tight.Run();
        input.Clear();
    }
}
