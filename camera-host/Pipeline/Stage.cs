namespace Actors.Vision;

/// <summary>The steps of a frame.</summary>
internal enum Stage
{
    /// <summary>From the first byte's arrival to the last's.</summary>
    Read,

    /// <summary>Whether anything has moved.</summary>
    Motion,

    /// <summary>The face detector.</summary>
    Detect,

    /// <summary>Matching faces to tracks.</summary>
    Track,

    /// <summary>Cutting crops out of the frame.</summary>
    Crop,

    /// <summary>The mesh model, on the crops of a frame.</summary>
    Verify,

    /// <summary>The attribute models, on the crop of a frame.</summary>
    Attributes,
}
