using Actors.Lanes;

namespace Actors.Audiences;

/// <summary>What the cameras of a lane see now. Each camera's newest batch stands for it, until it expires or the camera is lost.</summary>
internal sealed class LaneEyes
{
    private const int RememberedSessions = 4;

    // Ordered by camera. A lane has a few, and every sighting walks over them several times.
    private Eye[] _eyes = [];
    private TimeSpan _timeToLive;

    public LaneEyes(IEnumerable<string> cameraIds, TimeSpan timeToLive) => Configure(cameraIds, timeToLive);

    public bool Any => _eyes.Length > 0;

    public bool AnyRunning
    {
        get
        {
            foreach (var eye in _eyes)
            {
                if (eye.Running)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Takes other cameras or another time; what the remaining cameras see stays.</summary>
    public void Configure(IEnumerable<string> cameraIds, TimeSpan timeToLive)
    {
        _timeToLive = timeToLive;
        _eyes = [.. cameraIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => Find(id) ?? new Eye(id))];
    }

    /// <summary>
    /// Takes a batch; false when its camera is unknown or it is not newer than the last. Of two hosts that run a camera at the same time the
    /// one that came later is believed; the earlier one is believed again when the later has been silent for as long as a batch is believed.
    /// </summary>
    public bool Accept(SightingBatch batch, DateTimeOffset now)
    {
        if (Find(batch.CameraId) is not { } eye)
        {
            return false;
        }

        if (eye.Session == batch.SessionId)
        {
            if (batch.Sequence <= eye.Sequence)
            {
                return false;
            }
        }
        else if (eye.Session is { } session)
        {
            if (eye.Replaced.TryGetValue(batch.SessionId, out var sequence) && (batch.Sequence <= sequence || now < eye.ReceivedAt + _timeToLive))
            {
                return false;
            }

            eye.Replaced.Remove(batch.SessionId);
            while (eye.Replaced.Count >= RememberedSessions)
            {
                eye.Replaced.RemoveAt(0);
            }

            eye.Replaced.Add(session, eye.Sequence);
        }

        eye.Session = batch.SessionId;
        eye.Sequence = batch.Sequence;
        eye.Last = batch;
        eye.ReceivedAt = now;
        eye.Running = true;
        return true;
    }

    /// <summary>Notes whether a camera runs; returns whether that is news. A camera that does not run sees nothing.</summary>
    public bool Running(string cameraId, bool running)
    {
        if (Find(cameraId) is not { } eye || eye.Running == running)
        {
            return false;
        }

        eye.Running = running;
        eye.Last = running ? eye.Last : null;
        return true;
    }

    /// <summary>Forgets what was seen, not which cameras run.</summary>
    public void Forget()
    {
        foreach (var eye in _eyes)
        {
            eye.Last = null;
        }
    }

    public GroupCounts People(LaneMode mode, DateTimeOffset now)
    {
        var people = new GroupCounts();
        foreach (var eye in _eyes)
        {
            if (Believed(eye, now) is { } batch)
            {
                people.Add(batch, mode == LaneMode.Demographics);
            }
        }

        return people;
    }

    /// <summary>
    /// Why restricted content must not be shown to the people there, or null. Fails safe: unless every camera of the lane sees at this
    /// moment, and sees somebody, and everybody seen is verified, of a known adult age band and in no frame a possible minor, it is blocked.
    /// That nobody is seen is no evidence that nobody is there: faces that are too small or turned away are not found.
    /// </summary>
    public string? Blocker(DateTimeOffset now)
    {
        if (!Any)
        {
            return "the lane has no camera, so who is there is not known";
        }

        var people = 0;
        foreach (var eye in _eyes)
        {
            if (Believed(eye, now) is not { } batch)
            {
                return $"camera {eye.CameraId} does not see at the moment, so who is there is not known";
            }

            foreach (var sighting in batch.Sightings)
            {
                people++;
                if (Blocker(sighting) is { } blocker)
                {
                    return blocker;
                }
            }
        }

        return people == 0 ? "nobody is seen, which does not prove that nobody is there" : null;
    }

    /// <summary>When the first batch that is still believed expires; null when none is.</summary>
    public DateTimeOffset? NextExpiry(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var eye in _eyes)
        {
            if (Believed(eye, now) is not null && (next is null || eye.ReceivedAt + _timeToLive < next))
            {
                next = eye.ReceivedAt + _timeToLive;
            }
        }

        return next;
    }

    /// <summary>Keeps times from lying in the future after the clock was set back.</summary>
    public void PullBack(DateTimeOffset now)
    {
        foreach (var eye in _eyes)
        {
            eye.ReceivedAt = eye.ReceivedAt > now ? now : eye.ReceivedAt;
        }
    }

    private static string? Blocker(Sighting sighting) => sighting switch
    {
        { Verified: false } => "a face is not verified",
        { MayBeMinor: true } or { AgeBand: AgeBand.Under18 } => "somebody may be under 18",
        { AgeBand: AgeBand.From18To34 or AgeBand.From35To54 or AgeBand.From55 } => null,
        _ => "somebody's age is not known",
    };

    private SightingBatch? Believed(Eye eye, DateTimeOffset now) =>
        eye is { Running: true, Last: { } batch } && now < eye.ReceivedAt + _timeToLive ? batch : null;

    private Eye? Find(string cameraId)
    {
        foreach (var eye in _eyes)
        {
            if (eye.CameraId == cameraId)
            {
                return eye;
            }
        }

        return null;
    }

    private sealed class Eye(string cameraId)
    {
        public string CameraId { get; } = cameraId;

        public bool Running { get; set; }

        public long? Session { get; set; }

        public long Sequence { get; set; }

        /// <summary>Sessions that were replaced, the earliest first, with the last sequence of each.</summary>
        public OrderedDictionary<long, long> Replaced { get; } = [];

        public SightingBatch? Last { get; set; }

        public DateTimeOffset ReceivedAt { get; set; }
    }
}
