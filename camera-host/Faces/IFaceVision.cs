namespace Actors.Vision;

/// <summary>
/// The models of one pipeline. Cropping is apart from reading, so that a frame can be wiped as soon as its crops are cut.
/// An instance serves one thread at a time; the sessions behind several instances may be shared.
/// </summary>
public interface IFaceVision : IDisposable
{
    /// <summary>The ONNX Runtime execution provider that runs, such as `CPU` or `CUDA`.</summary>
    string Provider { get; }

    /// <summary>Bytes that <see cref="CutMeshCrop"/> fills.</summary>
    int MeshCropBytes { get; }

    /// <summary>Bytes that <see cref="CutAttributeCrop"/> fills.</summary>
    int AttributeCropBytes { get; }

    /// <summary>Finds faces, highest score first, and returns how many were written; at most as many as fit.</summary>
    int Detect(RgbView frame, Span<FaceBox> faces);

    /// <summary>Cuts what <see cref="ReadMesh"/> needs out of the frame.</summary>
    void CutMeshCrop(RgbView frame, in FaceBox face, Span<byte> crop);

    /// <summary>Verifies a face and measures the turn of the head. With <paramref name="angles"/> false only the face flag is computed from the output; the yaw is NaN.</summary>
    MeshReading ReadMesh(ReadOnlySpan<byte> crop, bool angles);

    /// <summary>Cuts what <see cref="ReadAttributes"/> needs out of the frame: roll-corrected, at each model's own scale.</summary>
    void CutAttributeCrop(RgbView frame, in FaceBox face, Span<byte> crop);

    /// <summary>Estimates age and gender from a crop.</summary>
    AttributeReading ReadAttributes(ReadOnlySpan<byte> crop);

    /// <summary>
    /// Zeroes whatever the models' inputs still hold of the pixels that they were given. The one member that any thread may call at any
    /// time, also while a model runs: what that run says is worthless then. Does nothing once disposed.
    /// </summary>
    void WipeInputs();
}
