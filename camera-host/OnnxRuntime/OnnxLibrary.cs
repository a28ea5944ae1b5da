using System.Runtime.InteropServices;

namespace Actors.Vision.OnnxRuntime;

/// <summary>
/// The native ONNX Runtime library, loaded once, with its environment. Sessions made from it keep one thread each, do not spin, and send no telemetry.
/// Disposing it closes the environment; sessions made from it have to be disposed before.
/// </summary>
public sealed unsafe class OnnxLibrary : IDisposable
{
    private const int WarningsAndWorse = 2;
    private readonly OrtHandle _environment;
    private readonly bool _cuda;

    private OnnxLibrary(string path)
    {
        if (!NativeLibrary.TryLoad(path, out var library))
        {
            throw new OnnxRuntimeException(File.Exists(path)
                ? $"The ONNX Runtime library {path} cannot be loaded on this machine ({RuntimeInformation.RuntimeIdentifier})."
                : $"The ONNX Runtime library is not at {path}; './actors setup' installs it.");
        }

        // The library is never unloaded: it keeps threads and exit handlers of its own.
        Api = new OrtApi(library, path);
        Path = path;
        fixed (byte* name = "actors\0"u8)
        {
            void* environment;
            Api.Check(((delegate* unmanaged[Cdecl]<int, byte*, void**, void*>)Api[OrtFunction.CreateEnv])(WarningsAndWorse, name, &environment));
            _environment = new OrtHandle(Api, environment, OrtFunction.ReleaseEnv);
        }

        Api.Check(((delegate* unmanaged[Cdecl]<void*, void*>)Api[OrtFunction.DisableTelemetryEvents])(_environment.Pointer));
        _cuda = CudaIsBeside(path) && Providers().Contains("CUDAExecutionProvider");
    }

    /// <summary>Where the library was loaded from.</summary>
    public string Path { get; }

    /// <summary>The library's version, such as 1.30.0.</summary>
    public string Version => Api.LibraryVersion;

    /// <summary>The execution provider that sessions run on: `CUDA` where the GPU build's files lie beside the library, else `CPU`.</summary>
    public string Provider => _cuda ? "CUDA" : "CPU";

    internal OrtApi Api { get; }

    /// <summary>Loads the library.</summary>
    /// <param name="path">The file, such as `…/libonnxruntime.so.1`; <see cref="OnnxLibraryFile"/> finds it.</param>
    /// <exception cref="OnnxRuntimeException">There is no such file, or it cannot be used here.</exception>
    public static OnnxLibrary Load(string path) => new(path);

    /// <summary>Makes a session from a model in memory; the bytes are not needed afterwards.</summary>
    /// <param name="model">An ONNX file's bytes.</param>
    /// <exception cref="OnnxRuntimeException">The model is not valid.</exception>
    public OnnxSession CreateSession(ReadOnlySpan<byte> model)
    {
        using var options = new OrtHandle(Api, Api.Create(OrtFunction.CreateSessionOptions), OrtFunction.ReleaseSessionOptions);
        Configure(options.Pointer);
        fixed (byte* bytes = model)
        {
            void* session;
            Api.Check(((delegate* unmanaged[Cdecl]<void*, void*, nuint, void*, void**, void*>)Api[OrtFunction.CreateSessionFromArray])(
                _environment.Pointer, bytes, (nuint)model.Length, options.Pointer, &session));
            return new OnnxSession(Api, session);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _environment.Dispose();

    private static bool CudaIsBeside(string path) =>
        File.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, "libonnxruntime_providers_cuda.so"));

    private void Configure(void* options)
    {
        const int Sequential = 0;
        const int AllOptimizations = 99;
        Api.Set(OrtFunction.SetIntraOpNumThreads, options, 1);
        Api.Set(OrtFunction.SetInterOpNumThreads, options, 1);
        Api.Set(OrtFunction.SetSessionExecutionMode, options, Sequential);
        Api.Set(OrtFunction.SetSessionGraphOptimizationLevel, options, AllOptimizations);
        fixed (byte* key = "session.intra_op.allow_spinning\0"u8, value = "0\0"u8)
        {
            Api.Check(((delegate* unmanaged[Cdecl]<void*, byte*, byte*, void*>)Api[OrtFunction.AddSessionConfigEntry])(options, key, value));
        }

        if (_cuda)
        {
            AppendCuda(options);
        }
    }

    private void AppendCuda(void* options)
    {
        using var cuda = new OrtHandle(Api, Api.Create(OrtFunction.CreateCudaProviderOptions), OrtFunction.ReleaseCudaProviderOptions);
        Api.Check(((delegate* unmanaged[Cdecl]<void*, void*, void*>)Api[OrtFunction.SessionOptionsAppendCuda])(options, cuda.Pointer));
    }

    private List<string> Providers()
    {
        byte** names;
        int count;
        Api.Check(((delegate* unmanaged[Cdecl]<byte***, int*, void*>)Api[OrtFunction.GetAvailableProviders])(&names, &count));
        var providers = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            providers.Add(Marshal.PtrToStringUTF8((nint)names[i]) ?? "");
        }

        Api.Check(((delegate* unmanaged[Cdecl]<byte**, int, void*>)Api[OrtFunction.ReleaseAvailableProviders])(names, count));
        return providers;
    }
}
