namespace Actors.Vision;

/// <summary>What one track has taught about the person in front of the camera, as far as the lane's mode let anything be computed.</summary>
internal sealed class PersonEstimate
{
    // The mesh model takes about one back of a head in two hundred for a face: one word of it is not enough.
    private const int PassesToVerify = 2;

    private int _attempts;
    private int _passes;
    private float _yawCorrection;

    /// <summary>Whether the mesh model has confirmed a human face, more often than it has denied one.</summary>
    public bool Verified => _passes >= PassesToVerify && _passes * 2 > _attempts;

    /// <summary>Readings of the mesh model.</summary>
    public int Attempts => _attempts;

    /// <summary>What the attribute models have said.</summary>
    public AttributeEvidence Evidence { get; } = new();

    /// <summary>When an attribute sample was last asked for; null before the first.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>Analysed frames since the mesh model last looked.</summary>
    public int FramesSinceMesh { get; set; }

    /// <summary>Whether the person looks towards the screen.</summary>
    public bool Looking { get; private set; }

    /// <summary>For how long the person has looked.</summary>
    public TimeSpan Attention { get; private set; }

    /// <summary>Whether the person may be a minor: true until evidence says otherwise, and for good once any sample says so.</summary>
    public bool MayBeMinor => Evidence.MayBeMinor;

    /// <summary>Takes over the mesh model's word on one frame.</summary>
    /// <param name="face">Whether it saw a human face.</param>
    public void Verify(bool face)
    {
        _attempts++;
        _passes += face ? 1 : 0;
        FramesSinceMesh = 0;
    }

    /// <summary>Corrects the turn measured from key points by what the mesh of the same frame says.</summary>
    public void CorrectYaw(float keyPointYaw, float meshYaw)
    {
        if (float.IsFinite(keyPointYaw) && float.IsFinite(meshYaw))
        {
            _yawCorrection += 0.5f * (meshYaw - keyPointYaw - _yawCorrection);
        }
    }

    /// <summary>Takes over the turn of the head measured from key points.</summary>
    public void Turn(float keyPointYaw) => Looking = Verified && HeadPose.IsLooking(keyPointYaw + _yawCorrection);

    /// <summary>Takes over what the attribute models say of one frame.</summary>
    public void Sample(in AttributeReading reading, float faceWidth) => Evidence.Add(reading, faceWidth);

    /// <summary>Nobody can say where a face looks that is out of sight.</summary>
    public void LookAway() => Looking = false;

    /// <summary>Time has passed in which the person looked, or did not.</summary>
    public void Pass(TimeSpan time)
    {
        if (Looking)
        {
            Attention += time;
        }
    }
}
