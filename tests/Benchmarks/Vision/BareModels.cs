using System.Numerics;
using Actors.Vision;
using Actors.Vision.Models;
using Actors.Vision.OnnxRuntime;

namespace Actors.Benchmarks.Vision;

/// <summary>
/// The floor: ONNX Runtime and nothing else. Sessions with the product's options, tensors bound once and filled once with what the product
/// would have put there for a real face.
/// </summary>
internal sealed class BareModels : IDisposable
{
    private readonly OnnxLibrary _library;
    private readonly Stack<IDisposable> _held = new();
    private readonly OnnxBinding _detect;
    private readonly OnnxBinding _mesh;
    private readonly OnnxBinding _wide;
    private readonly OnnxBinding _tight;

    public BareModels(string modelFolder, string npmFolder, ClipFrames clip, IFaceVision vision)
    {
        _library = OnnxLibrary.Load(OnnxLibraryFile.Find(npmFolder));
        var folder = new ModelFolder(modelFolder);
        _detect = Bind(folder, "blazeface");
        _mesh = Bind(folder, "facemesh");
        _wide = Bind(folder, "faceres");
        _tight = Bind(folder, "agegender");
        Fill(clip, vision);
    }

    /// <summary>Which library runs where.</summary>
    public string Description => $"ONNX Runtime {_library.Version} on {_library.Provider}";

    /// <summary>Runs the models in the given order.</summary>
    public void Run(IReadOnlyList<ModelCall> calls)
    {
        foreach (var call in calls)
        {
            switch (call)
            {
                case ModelCall.Detect:
                    _detect.Run();
                    break;
                case ModelCall.Mesh:
                    _mesh.Run();
                    break;
                default:
                    _wide.Run();
                    _tight.Run();
                    break;
            }
        }
    }

    public void Dispose()
    {
        while (_held.TryPop(out var held))
        {
            held.Dispose();
        }

        _library.Dispose();
    }

    private OnnxBinding Bind(ModelFolder folder, string name)
    {
        var session = _library.CreateSession(folder.Read(name));
        _held.Push(session);
        var binding = session.Bind();
        _held.Push(binding);
        return binding;
    }

    // Real pixels: on noise or zeros the models' numbers could be of a kind (denormal, saturated) that the processor takes another time over.
    private void Fill(ClipFrames clip, IFaceVision vision)
    {
        var faces = new FaceBox[1];
        var frame = Enumerable.Range(0, clip.Count).FirstOrDefault(index => vision.Detect(new RgbView(clip[index], clip.Width, clip.Height), faces) > 0);
        var middle = new Vector2(clip.Width, clip.Height) / 2;
        var face = new Vector2(faces[0].X + faces[0].Width / 2, faces[0].Y + faces[0].Height / 2);
        Fill(_detect, clip, frame, middle, 2 * Math.Max(middle.X, middle.Y), 1 / 127.5f, -1);
        Fill(_mesh, clip, frame, face, 1.5f * faces[0].Width, 1 / 255f, 0);
        Fill(_wide, clip, frame, face, 1.4f * faces[0].Width, 1, -115);
        Fill(_tight, clip, frame, face, faces[0].Width, 1 / 255f, -0.45f);
    }

    private static void Fill(OnnxBinding model, ClipFrames clip, int frame, Vector2 centre, float side, float multiply, float add)
    {
        var planes = model.Input(0);
        var area = planes.Length / 3;
        var size = (int)Math.Sqrt(area);
        for (var i = 0; i < area; i++)
        {
            var x = Math.Clamp((int)(centre.X + (i % size - size / 2) * side / size), 0, clip.Width - 1);
            var y = Math.Clamp((int)(centre.Y + (i / size - size / 2) * side / size), 0, clip.Height - 1);
            for (var colour = 0; colour < 3; colour++)
            {
                planes[colour * area + i] = clip[frame][(y * clip.Width + x) * 3 + colour] * multiply + add;
            }
        }
    }
}
