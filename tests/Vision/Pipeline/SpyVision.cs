using Actors.Vision;
using System.Numerics;

namespace Actors.Tests.Vision;

/// <summary>Models whose answers a test writes, and which remember what they were asked.</summary>
internal sealed class SpyVision : IFaceVision
{
    public List<FaceBox> Faces { get; } = [];

    public MeshReading Mesh { get; set; } = new(0.9f, 3);

    public AttributeReading Attributes { get; set; } = new(40, 0.01f, 0.95f, 41, 0.96f);

    /// <summary>Runs within Detect, with the frame's pixels in view.</summary>
    public Action? DuringDetect { get; set; }

    /// <summary>Runs within ReadMesh.</summary>
    public Action? DuringMesh { get; set; }

    /// <summary>Runs within ReadAttributes.</summary>
    public Action? DuringAttributes { get; set; }

    public List<string> Calls { get; } = [];

    public string Provider => "spy";

    public int MeshCropBytes => 300;

    public int AttributeCropBytes => 600;

    public static FaceBox Face(float x, float y, float width = 50)
    {
        var centre = new Vector2(x + (width / 2), y + (width / 2));
        var eye = new Vector2(width / 5, 0);
        var ear = new Vector2(width / 2, 0);
        return new FaceBox(x, y, width, width, 0.9f, new FacePoints(centre - eye, centre + eye, centre, centre, centre - ear, centre + ear));
    }

    public int Detect(RgbView frame, Span<FaceBox> faces)
    {
        Calls.Add("detect");
        DuringDetect?.Invoke();
        Faces.ToArray().CopyTo(faces);
        return Faces.Count;
    }

    public void CutMeshCrop(RgbView frame, in FaceBox face, Span<byte> crop) => frame.Pixels[..crop.Length].CopyTo(crop);

    public MeshReading ReadMesh(ReadOnlySpan<byte> crop, bool angles)
    {
        Calls.Add(angles ? "mesh with angles" : "mesh");
        DuringMesh?.Invoke();
        return Mesh;
    }

    public void CutAttributeCrop(RgbView frame, in FaceBox face, Span<byte> crop)
    {
        Calls.Add("cut attributes");
        frame.Pixels[..crop.Length].CopyTo(crop);
    }

    public AttributeReading ReadAttributes(ReadOnlySpan<byte> crop)
    {
        Calls.Add("attributes");
        DuringAttributes?.Invoke();
        return Attributes;
    }

    public int Wipes { get; private set; }

    public void WipeInputs() => Wipes++;

    public void Dispose() => Calls.Add("dispose");
}
