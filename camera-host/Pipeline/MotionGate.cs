namespace Actors.Vision;

/// <summary>
/// Lets a frame through to the detector only when something moved. What it keeps from frame to frame is the mean brightness of 16 × 9 cells:
/// too coarse to show a face, let alone whose.
/// </summary>
internal sealed class MotionGate
{
    private const int Columns = 16;
    private const int Rows = 9;

    // Every fourth pixel of every fourth row: a cell of a 640×360 frame has 100 samples, so a sensor's noise of 3 levels moves its mean by 0.3.
    private const int Step = 4;

    // Levels of 255. A face of 25 pixels covers a third of a cell and moves its mean by 5 to 20; compression flickers by about 1.
    private const float Moved = 2.5f;

    /// <summary>How long an unchanging scene without people is believed.</summary>
    public static readonly TimeSpan EmptyInterval = TimeSpan.FromSeconds(2);

    /// <summary>How long an unchanging scene with people is believed.</summary>
    public static readonly TimeSpan OccupiedInterval = TimeSpan.FromMilliseconds(900);

    /// <summary>How often an unchanging scene is analysed while a face's evidence is incomplete.</summary>
    public static readonly TimeSpan EagerInterval = TimeSpan.FromMilliseconds(250);

    // A person who stops moving is detected a few times more, so that no face is left unconfirmed.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);

    private readonly float[] _reference = new float[Columns * Rows];
    private readonly float[] _means = new float[Columns * Rows];
    private (int Width, int Height) _size;
    private DateTimeOffset _movedAt;
    private DateTimeOffset _analysedAt;

    /// <summary>Whether a frame is to be analysed.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="at">When it was captured.</param>
    /// <param name="believe">How long an unchanging scene is believed now.</param>
    public bool Opens(RgbView frame, DateTimeOffset at, TimeSpan believe)
    {
        Measure(frame);
        var first = _size != (frame.Width, frame.Height);
        _size = (frame.Width, frame.Height);
        if (first || HasMoved())
        {
            _movedAt = at;
        }

        if (!first && at - _movedAt > Settling && at - _analysedAt < believe)
        {
            return false;
        }

        _means.CopyTo(_reference, 0);
        _analysedAt = at;
        return true;
    }

    /// <summary>Forgets the scene.</summary>
    public void Reset()
    {
        _size = default;
        Array.Clear(_reference);
        Array.Clear(_means);
    }

    private bool HasMoved()
    {
        // A lamp or the exposure changes all cells alike: that is no motion.
        var drift = 0f;
        for (var i = 0; i < _means.Length; i++)
        {
            drift += _means[i] - _reference[i];
        }

        drift /= _means.Length;
        for (var i = 0; i < _means.Length; i++)
        {
            if (Math.Abs(_means[i] - _reference[i] - drift) > Moved)
            {
                return true;
            }
        }

        return false;
    }

    private void Measure(RgbView frame)
    {
        Span<int> sums = stackalloc int[Columns * Rows];
        Span<int> counts = stackalloc int[Columns * Rows];
        for (var y = Step / 2; y < frame.Height; y += Step)
        {
            var row = frame.Pixels.Slice(y * frame.Width * 3, frame.Width * 3);
            var cellRow = y * Rows / frame.Height * Columns;
            for (var x = Step / 2; x < frame.Width; x += Step)
            {
                // Green stands for brightness: it is most of it.
                var cell = cellRow + (x * Columns / frame.Width);
                sums[cell] += row[(x * 3) + 1];
                counts[cell]++;
            }
        }

        for (var i = 0; i < _means.Length; i++)
        {
            _means[i] = counts[i] == 0 ? 0 : (float)sums[i] / counts[i];
        }
    }
}
