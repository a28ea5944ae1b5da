using System.Numerics;

namespace Actors.Vision;

/// <summary>One face followed from frame to frame by position alone. It lives in memory and ends when the face has been out of sight for a while.</summary>
internal sealed class Track
{
    // How far a new position moves the box and its velocity: detections jitter by a few per cent of the face's width.
    private const float PositionGain = 0.8f;
    private const float VelocityGain = 0.4f;

    private Vector2 _centre;
    private Vector2 _size;
    private Vector2 _velocity;

    public Track(long id, in FaceBox face, DateTimeOffset at)
    {
        Id = id;
        Face = face;
        FirstSeen = LastSeen = at;
        Hits = 1;
        _centre = Centre(face);
        _size = new Vector2(face.Width, face.Height);
    }

    /// <summary>A random number that says nothing and is never used again.</summary>
    public long Id { get; }

    /// <summary>The last detection.</summary>
    public FaceBox Face { get; private set; }

    /// <summary>When the first detection was captured.</summary>
    public DateTimeOffset FirstSeen { get; }

    /// <summary>When the last detection was captured, or an unchanged frame after it.</summary>
    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>How many frames showed the face.</summary>
    public int Hits { get; private set; }

    /// <summary>Whether the face has been seen often enough to count as a person.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>Whether the last analysed frame showed the face.</summary>
    public bool InSight { get; private set; } = true;

    /// <summary>What has been learnt about the person.</summary>
    public PersonEstimate Person { get; } = new();

    /// <summary>Where the face is expected now: centre and size.</summary>
    public (Vector2 Centre, Vector2 Size) Predict(DateTimeOffset at)
    {
        // A face that is out of sight is not extrapolated beyond half a second: it would leave the picture.
        var ahead = (float)Math.Clamp((at - LastSeen).TotalSeconds, 0, 0.5);
        return (_centre + (_velocity * ahead), _size);
    }

    /// <summary>The face was seen again.</summary>
    public void Follow(in FaceBox face, DateTimeOffset at, int hitsToConfirm)
    {
        var seconds = (float)(at - LastSeen).TotalSeconds;
        var (expected, _) = Predict(at);
        var seen = Centre(face);
        if (seconds > 0)
        {
            _velocity = Vector2.Lerp(_velocity, (seen - _centre) / seconds, VelocityGain);
        }

        _centre = Vector2.Lerp(expected, seen, PositionGain);
        _size = Vector2.Lerp(_size, new Vector2(face.Width, face.Height), PositionGain);
        Face = face;
        LastSeen = at;
        InSight = true;
        Hits++;
        Confirmed |= Hits >= hitsToConfirm;
    }

    /// <summary>Nothing has changed in the picture: whoever was in sight still is.</summary>
    public void Hold(DateTimeOffset at)
    {
        if (InSight)
        {
            LastSeen = at;
            _velocity = Vector2.Zero;
        }
    }

    /// <summary>The frame was analysed and did not show the face.</summary>
    public void Miss() => InSight = false;

    private static Vector2 Centre(in FaceBox face) => new(face.X + (face.Width / 2), face.Y + (face.Height / 2));
}
