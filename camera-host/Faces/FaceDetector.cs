using Actors.Vision.Imaging;
using Actors.Vision.OnnxRuntime;

namespace Actors.Vision;

/// <summary>Blazeface: boxes and six key points of the faces in a picture.</summary>
internal sealed class FaceDetector : IDisposable
{
    /// <summary>Faces below this score are not reported.</summary>
    public const float LeastScore = 0.5f;

    private const int Side = 256;
    private const int BoxLength = 16;
    private const int MostCandidates = 256;

    // Two grids: cells of 16 pixels with two anchors each, cells of 32 with six; every anchor sits in its cell's middle.
    private static readonly (string Scores, string Boxes, int Cell, int Anchors)[] Grids = [("scores1", "boxes1", 16, 2), ("scores2", "boxes2", 32, 6)];

    // The score is the logistic of the model's number; compared before, it costs no exponential for each of 896 anchors.
    private static readonly float LeastNumber = MathF.Log(LeastScore / (1 - LeastScore));

    private readonly OnnxBinding _binding;
    private readonly Letterbox _letterbox = new(Side);
    private readonly FaceBox[] _candidates = new FaceBox[MostCandidates];
    private readonly (int Scores, int Boxes)[] _outputs;

    public FaceDetector(OnnxSession session)
    {
        _binding = session.Bind();
        _outputs = Array.ConvertAll(Grids, grid => (_binding.OutputIndex(grid.Scores), _binding.OutputIndex(grid.Boxes)));
    }

    public int Detect(RgbView frame, Span<FaceBox> faces)
    {
        var input = _binding.Input(0);
        _letterbox.Fill(frame, input, 1 / 127.5f, -1);
        _binding.Run();
        input.Clear();
        _letterbox.Wipe();
        var count = 0;
        for (var grid = 0; grid < Grids.Length; grid++)
        {
            var scores = _binding.Output(_outputs[grid].Scores);
            var boxes = _binding.Output(_outputs[grid].Boxes);
            for (var anchor = 0; anchor < scores.Length && count < MostCandidates; anchor++)
            {
                if (scores[anchor] >= LeastNumber)
                {
                    _candidates[count++] = Decode(boxes.Slice(anchor * BoxLength, BoxLength), scores[anchor], anchor, Grids[grid].Cell, Grids[grid].Anchors);
                }
            }
        }

        return NonMaximumSuppression.Keep(_candidates.AsSpan(0, count), faces);
    }

    public void Wipe()
    {
        _binding.Input(0).Clear();
        _letterbox.Wipe();
    }

    public void Dispose() => _binding.Dispose();

    private FaceBox Decode(ReadOnlySpan<float> box, float number, int anchor, int cell, int anchors)
    {
        var index = anchor / anchors;
        var columns = Side / cell;
        var x = (index % columns + 0.5f) * cell;
        var y = (index / columns + 0.5f) * cell;
        var (width, height) = (box[2] / _letterbox.Scale, box[3] / _letterbox.Scale);
        var centre = _letterbox.ToPicture(x + box[0], y + box[1]);
        return new FaceBox(
            centre.X - width / 2,
            centre.Y - height / 2,
            width,
            height,
            1 / (1 + MathF.Exp(-number)),
            new FacePoints(
                _letterbox.ToPicture(x + box[4], y + box[5]),
                _letterbox.ToPicture(x + box[6], y + box[7]),
                _letterbox.ToPicture(x + box[8], y + box[9]),
                _letterbox.ToPicture(x + box[10], y + box[11]),
                _letterbox.ToPicture(x + box[12], y + box[13]),
                _letterbox.ToPicture(x + box[14], y + box[15])));
    }
}
