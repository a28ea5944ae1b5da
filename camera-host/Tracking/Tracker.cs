using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Actors.Vision;

/// <summary>
/// Follows faces by where they are and how they move, by nothing else: whoever leaves and comes back is somebody new.
/// </summary>
internal sealed class Tracker(TrackerOptions options)
{
    private readonly List<Track> _tracks = [];
    private readonly List<(float Fit, Track Track, int Face)> _pairs = [];

    /// <summary>All tracks, unconfirmed ones included.</summary>
    public IReadOnlyList<Track> Tracks => _tracks;

    /// <summary>The tracks that count as people.</summary>
    public IEnumerable<Track> People => _tracks.Where(track => track.Confirmed);

    /// <summary>Takes over the faces of one frame and says which track each of them continues or begins.</summary>
    /// <param name="faces">The faces.</param>
    /// <param name="at">When the frame was captured; never before the last.</param>
    /// <param name="assigned">One track for each face; it has room for all of them.</param>
    /// <returns>The confirmed tracks that ended.</returns>
    public IReadOnlyList<Track> Update(ReadOnlySpan<FaceBox> faces, DateTimeOffset at, Span<Track?> assigned)
    {
        assigned[..faces.Length].Clear();
        var known = _tracks.Count;
        Match(faces, at, assigned);
        for (var i = 0; i < known; i++)
        {
            if (assigned[..faces.Length].IndexOf(_tracks[i]) < 0)
            {
                _tracks[i].Miss();
            }
        }

        for (var i = 0; i < faces.Length; i++)
        {
            if (assigned[i] is null)
            {
                var track = new Track(NewId(), faces[i], at);
                assigned[i] = track;
                _tracks.Add(track);
            }
        }

        return End(at);
    }

    /// <summary>Takes over a frame in which nothing had moved.</summary>
    /// <returns>The confirmed tracks that ended.</returns>
    public IReadOnlyList<Track> Hold(DateTimeOffset at)
    {
        foreach (var track in _tracks)
        {
            track.Hold(at);
        }

        return End(at);
    }

    /// <summary>Forgets everybody.</summary>
    public void Clear() => _tracks.Clear();

    private void Match(ReadOnlySpan<FaceBox> faces, DateTimeOffset at, Span<Track?> assigned)
    {
        _pairs.Clear();
        foreach (var track in _tracks)
        {
            var (centre, size) = track.Predict(at);
            for (var i = 0; i < faces.Length; i++)
            {
                var fit = Fit(centre, size, faces[i], options.Overlap);
                if (fit > 0)
                {
                    _pairs.Add((fit, track, i));
                }
            }
        }

        _pairs.Sort(static (a, b) => b.Fit.CompareTo(a.Fit));
        foreach (var (_, track, face) in _pairs)
        {
            if (assigned[face] is null && assigned[..faces.Length].IndexOf(track) < 0)
            {
                track.Follow(faces[face], at, options.HitsToConfirm);
                assigned[face] = track;
            }
        }
    }

    private List<Track> End(DateTimeOffset at)
    {
        List<Track>? ended = null;
        for (var i = _tracks.Count - 1; i >= 0; i--)
        {
            var track = _tracks[i];
            if (at - track.LastSeen > (track.Confirmed ? options.Absence : options.Doubt))
            {
                _tracks.RemoveAt(i);
                if (track.Confirmed)
                {
                    (ended ??= []).Add(track);
                }
            }
        }

        return ended ?? [];
    }

    // Above 1 by overlap; between 0 and 1 by nearness alone, for a face that moved by most of its width between two frames.
    private static float Fit(Vector2 centre, Vector2 size, in FaceBox face, float leastOverlap)
    {
        var faceSize = new Vector2(face.Width, face.Height);
        var faceCentre = new Vector2(face.X, face.Y) + (faceSize / 2);
        var both = Vector2.Max(Vector2.Zero,
            Vector2.Min(centre + (size / 2), faceCentre + (faceSize / 2)) - Vector2.Max(centre - (size / 2), faceCentre - (faceSize / 2)));
        var shared = both.X * both.Y;
        var overlap = shared / ((size.X * size.Y) + (faceSize.X * faceSize.Y) - shared);
        if (overlap >= leastOverlap)
        {
            return 1 + overlap;
        }

        var larger = Math.Max(size.X, faceSize.X);
        var alike = Math.Min(size.X, faceSize.X) / larger;
        var apart = Vector2.Distance(centre, faceCentre) / larger;
        return alike > 0.5f && apart < 1 ? (1 - apart) * 0.999f : 0;
    }

    private static long NewId()
    {
        Span<byte> bytes = stackalloc byte[8];
        long id;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            id = BinaryPrimitives.ReadInt64LittleEndian(bytes) & long.MaxValue;
        }
        while (id == 0);
        return id;
    }
}
