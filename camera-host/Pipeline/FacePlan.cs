namespace Actors.Vision;

/// <summary>Chooses which faces of a frame the slower models look at: attributes one, the mesh two, whoever has waited longest first.</summary>
internal sealed class FacePlan
{
    /// <summary>Faces narrower than this, in pixels, stay unverified: the mesh model refuses them anyway.</summary>
    public const float SmallestFace = 24;

    /// <summary>Faces of one frame that the mesh model looks at.</summary>
    public const int MeshesPerFrame = 2;

    // A verified face's turn is measured by the mesh on every fifth frame; in between, key points do.
    private const int MeshEvery = 5;

    // An unverified face, such as the back of a head, is asked about on every second frame while it is new, then ever less often.
    private const int EagerAttempts = 6;
    private static readonly TimeSpan SampleSpacing = TimeSpan.FromMilliseconds(250);

    private readonly List<int> _mesh = new(MeshesPerFrame + 1);

    /// <summary>Indices of the faces whose mesh is read, the one with <see cref="Attributes"/> first.</summary>
    public IReadOnlyList<int> Mesh => _mesh;

    /// <summary>Index of the face whose attributes are read; -1 when none is.</summary>
    public int Attributes { get; private set; }

    /// <summary>Whether a face in view lacks evidence that another frame could bring.</summary>
    public static bool Wants(Track track, bool attributes) =>
        track.Face.Width >= SmallestFace
        && (track.Person.Verified ? attributes && !track.Person.Evidence.IsFull : track.Person.Attempts < EagerAttempts);

    /// <summary>Chooses.</summary>
    /// <param name="tracks">The track of each face of the frame.</param>
    /// <param name="at">When the frame was captured.</param>
    /// <param name="attributes">Whether the mode allows attributes and angles.</param>
    public void Make(ReadOnlySpan<Track?> tracks, DateTimeOffset at, bool attributes)
    {
        _mesh.Clear();
        Attributes = attributes ? Sample(tracks, at) : -1;
        if (Attributes >= 0)
        {
            _mesh.Add(Attributes);
        }

        while (_mesh.Count < MeshesPerFrame && LongestWaiting(tracks, attributes) is var next and >= 0)
        {
            _mesh.Add(next);
        }
    }

    private static int Sample(ReadOnlySpan<Track?> tracks, DateTimeOffset at)
    {
        var best = -1;
        for (var i = 0; i < tracks.Length; i++)
        {
            if (tracks[i] is { } track && track.Face.Width >= SmallestFace && track.Hits > 1 && !track.Person.Evidence.IsFull
                && !(at - track.Person.AskedAt < SampleSpacing)
                && (track.Person.Verified || IsTimeToVerify(track.Person))
                && (best < 0 || Before(track.Person, tracks[best]!.Person)))
            {
                best = i;
            }
        }

        return best;

        static bool Before(PersonEstimate a, PersonEstimate b) =>
            a.Evidence.Samples != b.Evidence.Samples ? a.Evidence.Samples < b.Evidence.Samples : Nullable.Compare(a.AskedAt, b.AskedAt) < 0;
    }

    private int LongestWaiting(ReadOnlySpan<Track?> tracks, bool angles)
    {
        var best = -1;
        for (var i = 0; i < tracks.Length; i++)
        {
            if (tracks[i] is { } track && track.Face.Width >= SmallestFace && !_mesh.Contains(i)
                && (track.Person.Verified ? angles && track.Person.FramesSinceMesh >= MeshEvery : IsTimeToVerify(track.Person))
                && (best < 0 || track.Person.FramesSinceMesh > tracks[best]!.Person.FramesSinceMesh))
            {
                best = i;
            }
        }

        return best;
    }

    private static bool IsTimeToVerify(PersonEstimate person) =>
        person.FramesSinceMesh >= (person.Attempts < EagerAttempts ? 1 : Math.Min(20, person.Attempts));
}
