using Actors.Vision.Models;
using Actors.Vision.OnnxRuntime;

namespace Actors.Vision;

/// <summary>The models of a process: loaded once, shared by every <see cref="IFaceVision"/> made from them. Those have to be disposed before.</summary>
public sealed class FaceModels : IDisposable
{
    private readonly OnnxLibrary _library;
    private readonly Dictionary<string, OnnxSession> _sessions = new(StringComparer.Ordinal);

    private FaceModels(OnnxLibrary library, ModelFolder folder)
    {
        _library = library;
        try
        {
            foreach (var name in (string[])["blazeface", "facemesh", "faceres", "agegender"])
            {
                _sessions.Add(name, library.CreateSession(folder.Read(name)));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The execution provider that the models run on: `CPU` or `CUDA`.</summary>
    public string Provider => _library.Provider;

    /// <summary>One line for the log: which library runs where.</summary>
    public string Description => $"ONNX Runtime {_library.Version} on {_library.Provider}, from {_library.Path}";

    /// <summary>Loads the models.</summary>
    /// <param name="modelFolder">The folder that set-up imports the models into.</param>
    /// <param name="npmFolder">The folder that holds the `node_modules` with the ONNX Runtime library; a library beside the program goes before.</param>
    /// <exception cref="ModelException">A model is missing or does not match its hash.</exception>
    /// <exception cref="OnnxRuntimeException">The library is missing or refuses a model.</exception>
    public static FaceModels Load(string modelFolder, string npmFolder) =>
        new(OnnxLibrary.Load(OnnxLibraryFile.Find(npmFolder)), new ModelFolder(modelFolder));

    /// <summary>Makes what one thread needs to run the models.</summary>
    public IFaceVision CreateVision()
    {
        FaceDetector? detector = null;
        MeshReader? mesh = null;
        try
        {
            detector = new FaceDetector(_sessions["blazeface"]);
            mesh = new MeshReader(_sessions["facemesh"]);
            return new FaceVision(Provider, detector, mesh, new AttributeReader(_sessions["faceres"], _sessions["agegender"]));
        }
        catch
        {
            mesh?.Dispose();
            detector?.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }

        _library.Dispose();
    }
}
