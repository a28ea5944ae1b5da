using System.Runtime.InteropServices;

namespace Actors.Vision.OnnxRuntime;

/// <summary>The function table of the native library. Every status becomes an exception with its text.</summary>
internal sealed unsafe class OrtApi
{
    // Version 20 of the table has all that is called here; newer libraries still hand it out.
    private const uint Version = 20;

    private readonly void** _table;

    public OrtApi(nint library, string path)
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var export))
        {
            throw new OnnxRuntimeException($"{path} is no ONNX Runtime library: it exports no OrtGetApiBase.");
        }

        var api = (ApiBase*)((delegate* unmanaged[Cdecl]<void*>)export)();
        LibraryVersion = Marshal.PtrToStringUTF8((nint)api->GetVersionString()) ?? "";
        _table = (void**)api->GetApi(Version);
        if (_table is null)
        {
            throw new OnnxRuntimeException($"{path} is ONNX Runtime {LibraryVersion}, which does not offer version {Version} of its C API; 1.20 or newer is needed.");
        }
    }

    public string LibraryVersion { get; }

    public void* this[OrtFunction function] => _table[(int)function];

    public void Check(void* status)
    {
        if (status is not null)
        {
            Throw(status);
        }
    }

    /// <summary>Calls a function that makes a native object.</summary>
    public void* Create(OrtFunction function)
    {
        void* made;
        Check(((delegate* unmanaged[Cdecl]<void**, void*>)this[function])(&made));
        return made;
    }

    public void Set(OrtFunction function, void* target, int value) =>
        Check(((delegate* unmanaged[Cdecl]<void*, int, void*>)this[function])(target, value));

    public nuint Count(OrtFunction function, void* source)
    {
        nuint count;
        Check(((delegate* unmanaged[Cdecl]<void*, nuint*, void*>)this[function])(source, &count));
        return count;
    }

    public void Release(OrtFunction function, void* target)
    {
        if (target is not null)
        {
            ((delegate* unmanaged[Cdecl]<void*, void>)this[function])(target);
        }
    }

    private void Throw(void* status)
    {
        var text = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<void*, byte*>)this[OrtFunction.GetErrorMessage])(status));
        Release(OrtFunction.ReleaseStatus, status);
        throw new OnnxRuntimeException($"ONNX Runtime says: {text?.ReplaceLineEndings(" ").Trim()}");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ApiBase
    {
        public delegate* unmanaged[Cdecl]<uint, void*> GetApi;
        public delegate* unmanaged[Cdecl]<byte*> GetVersionString;
    }
}
