using System.Runtime.InteropServices;

namespace Actors.Vision.OnnxRuntime;

/// <summary>A native object and the function that releases it; released once, even when its owner forgets.</summary>
internal sealed unsafe class OrtHandle : SafeHandle
{
    private readonly OrtApi _api;
    private readonly OrtFunction _release;

    public OrtHandle(OrtApi api, void* pointer, OrtFunction release)
        : base(0, ownsHandle: true)
    {
        _api = api;
        _release = release;
        SetHandle((nint)pointer);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The native object.</summary>
    /// <exception cref="ObjectDisposedException">It has been released.</exception>
    public void* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (void*)handle;
        }
    }

    protected override bool ReleaseHandle()
    {
        _api.Release(_release, (void*)handle);
        return true;
    }
}
