namespace Actors.Vision;

/// <summary>One thread's detector, mesh reader and attribute reader.</summary>
internal sealed class FaceVision(string provider, FaceDetector detector, MeshReader mesh, AttributeReader attributes) : IFaceVision
{
    private readonly Lock _gate = new();
    private bool _disposed;

    public string Provider => provider;

    public int MeshCropBytes => MeshReader.CropBytes;

    public int AttributeCropBytes => AttributeReader.CropBytes;

    public int Detect(RgbView frame, Span<FaceBox> faces) => detector.Detect(frame, faces);

    public void CutMeshCrop(RgbView frame, in FaceBox face, Span<byte> crop) => MeshReader.Cut(frame, face, crop);

    public MeshReading ReadMesh(ReadOnlySpan<byte> crop, bool angles) => mesh.Read(crop, angles);

    public void CutAttributeCrop(RgbView frame, in FaceBox face, Span<byte> crop) => AttributeReader.Cut(frame, face, crop);

    public AttributeReading ReadAttributes(ReadOnlySpan<byte> crop) => attributes.Read(crop);

    public void WipeInputs()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                detector.Wipe();
                mesh.Wipe();
                attributes.Wipe();
            }
        }
    }

    public void Dispose()
    {
        // Memory that is being wiped must not be freed.
        lock (_gate)
        {
            _disposed = true;
            detector.Dispose();
            mesh.Dispose();
            attributes.Dispose();
        }
    }
}
