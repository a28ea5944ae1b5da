using Actors.Vision;

namespace Actors.Benchmarks.Vision;

/// <summary>Writes down which models a pipeline ran and in which order, so that the bare loop can run just these.</summary>
internal sealed class RecordingVision(IFaceVision vision) : IFaceVision
{
    public List<ModelCall> Calls { get; } = [];

    public string Provider => vision.Provider;

    public int MeshCropBytes => vision.MeshCropBytes;

    public int AttributeCropBytes => vision.AttributeCropBytes;

    public int Detect(RgbView frame, Span<FaceBox> faces)
    {
        Calls.Add(ModelCall.Detect);
        return vision.Detect(frame, faces);
    }

    public void CutMeshCrop(RgbView frame, in FaceBox face, Span<byte> crop) => vision.CutMeshCrop(frame, face, crop);

    public MeshReading ReadMesh(ReadOnlySpan<byte> crop, bool angles)
    {
        Calls.Add(ModelCall.Mesh);
        return vision.ReadMesh(crop, angles);
    }

    public void CutAttributeCrop(RgbView frame, in FaceBox face, Span<byte> crop) => vision.CutAttributeCrop(frame, face, crop);

    public AttributeReading ReadAttributes(ReadOnlySpan<byte> crop)
    {
        Calls.Add(ModelCall.Attributes);
        return vision.ReadAttributes(crop);
    }

    public void WipeInputs() => vision.WipeInputs();

    public void Dispose() => vision.Dispose();
}
