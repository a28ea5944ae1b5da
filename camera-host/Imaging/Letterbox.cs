using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Actors.Vision.Imaging;

/// <summary>
/// Shrinks or grows a picture into a square without stretching it; what is left over is black.
/// Tables and buffers are kept while the size stays the same: then nothing is allocated.
/// </summary>
/// <param name="side">Pixels on each side of the square.</param>
internal sealed class Letterbox(int side)
{
    // Half the width of the triangle filter in target pixels, when shrinking. Measured on clips of faces of 15 to 60 pixels: 1 blurs
    // one small face in ten away, at 0.5 and below (where pixels fall between the samples) backs of heads pass as faces more often.
    private const float FilterReach = 0.75f;

    private int _width;
    private int _height;
    private Taps _columns = Taps.None;
    private Taps _rows = Taps.None;
    private float[] _wide = [];
    private float[] _row = [];

    /// <summary>Square pixels per picture pixel.</summary>
    public float Scale { get; private set; }

    /// <summary>Black columns on the left.</summary>
    public int Left { get; private set; }

    /// <summary>Black rows above.</summary>
    public int Top { get; private set; }

    /// <summary>Fills the square: three planes R, G, B of value × <paramref name="multiply"/> + <paramref name="add"/>.</summary>
    public void Fill(RgbView picture, Span<float> planes, float multiply, float add)
    {
        Prepare(picture.Width, picture.Height);
        var area = side * side;
        if (_rows.Count < side || _columns.Count < side)
        {
            planes.Fill(add);
        }

        for (var y = 0; y < _rows.Count; y++)
        {
            MixRows(picture, y);
            var start = (Top + y) * side + Left;
            MixColumns(planes.Slice(start, _columns.Count), planes.Slice(area + start, _columns.Count), planes.Slice(2 * area + start, _columns.Count), multiply, add);
        }
    }

    /// <summary>A point of the square, in pixels of the picture.</summary>
    public Vector2 ToPicture(float x, float y) => new((x - Left) / Scale, (y - Top) / Scale);

    /// <summary>Forgets the last row of the last picture.</summary>
    public void Wipe()
    {
        Array.Clear(_wide);
        Array.Clear(_row);
    }

    private void Prepare(int width, int height)
    {
        if (width == _width && height == _height)
        {
            return;
        }

        Scale = (float)side / Math.Max(width, height);
        var columns = Math.Max(1, (int)MathF.Round(width * Scale));
        var rows = Math.Max(1, (int)MathF.Round(height * Scale));
        Left = (side - columns) / 2;
        Top = (side - rows) / 2;
        _columns = new Taps(width, columns);
        _rows = new Taps(height, rows);
        _wide = new float[width * 3];
        _row = new float[width * 3];
        (_width, _height) = (width, height);
    }

    private void MixRows(RgbView picture, int y)
    {
        var stride = picture.Width * 3;
        var first = _rows.First[y];
        var weights = _rows.Weights.AsSpan(y * _rows.Most, _rows.Most);
        var started = false;
        for (var tap = 0; tap < weights.Length; tap++)
        {
            if (weights[tap] == 0)
            {
                continue;
            }

            TensorPrimitives.ConvertTruncating<byte, float>(picture.Pixels.Slice((first + tap) * stride, stride), _wide);
            if (started)
            {
                TensorPrimitives.MultiplyAdd(_wide, weights[tap], _row, _row);
            }
            else
            {
                TensorPrimitives.Multiply(_wide, weights[tap], _row);
                started = true;
            }
        }
    }

    private void MixColumns(Span<float> red, Span<float> green, Span<float> blue, float multiply, float add)
    {
        var pixels = MemoryMarshal.Cast<float, Vector3>(_row);
        for (var x = 0; x < red.Length; x++)
        {
            var weights = _columns.Weights.AsSpan(x * _columns.Most, _columns.Most);
            var source = pixels.Slice(_columns.First[x], weights.Length);
            var sum = Vector3.Zero;
            for (var tap = 0; tap < weights.Length; tap++)
            {
                sum += source[tap] * weights[tap];
            }

            sum = sum * multiply + new Vector3(add);
            (red[x], green[x], blue[x]) = (sum.X, sum.Y, sum.Z);
        }
    }

    /// <summary>For each target pixel, the first source pixel that counts and the weights from there on.</summary>
    private sealed class Taps
    {
        public static readonly Taps None = new();

        public Taps(int source, int target)
        {
            var scale = (float)source / target;
            var reach = Math.Max(scale * FilterReach, 1);
            Most = Math.Min(source, (int)MathF.Ceiling(2 * reach) + 1);
            First = new int[target];
            Weights = new float[target * Most];
            for (var i = 0; i < target; i++)
            {
                var centre = (i + 0.5f) * scale - 0.5f;
                First[i] = Math.Clamp((int)MathF.Ceiling(centre - reach), 0, source - Most);
                var weights = Weights.AsSpan(i * Most, Most);
                for (var tap = 0; tap < Most; tap++)
                {
                    weights[tap] = Math.Max(0, 1 - Math.Abs(First[i] + tap - centre) / reach);
                }

                TensorPrimitives.Divide(weights, TensorPrimitives.Sum(weights), weights);
            }
        }

        private Taps()
        {
        }

        public int Count => First.Length;

        public int Most { get; }

        public int[] First { get; } = [];

        public float[] Weights { get; } = [];
    }
}
