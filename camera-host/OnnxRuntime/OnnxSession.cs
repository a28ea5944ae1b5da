using System.Runtime.InteropServices;

namespace Actors.Vision.OnnxRuntime;

/// <summary>A loaded model. Several threads may run it at a time, each through a binding of its own.</summary>
public sealed unsafe class OnnxSession : IDisposable
{
    private readonly OrtHandle _session;

    internal OnnxSession(OrtApi api, void* session)
    {
        Api = api;
        _session = new OrtHandle(api, session, OrtFunction.ReleaseSession);
        try
        {
            Inputs = Describe(OrtFunction.SessionGetInputCount, OrtFunction.SessionGetInputName, OrtFunction.SessionGetInputTypeInfo);
            Outputs = Describe(OrtFunction.SessionGetOutputCount, OrtFunction.SessionGetOutputName, OrtFunction.SessionGetOutputTypeInfo);
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>The inputs, in the graph's order.</summary>
    public IReadOnlyList<OnnxTensor> Inputs { get; }

    /// <summary>The outputs, in the graph's order.</summary>
    public IReadOnlyList<OnnxTensor> Outputs { get; }

    internal OrtApi Api { get; }

    internal void* Pointer => _session.Pointer;

    /// <summary>Allocates input and output tensors for one thread and binds them.</summary>
    public OnnxBinding Bind() => new(this);

    /// <inheritdoc />
    public void Dispose() => _session.Dispose();

    private List<OnnxTensor> Describe(OrtFunction count, OrtFunction name, OrtFunction type)
    {
        var tensors = new List<OnnxTensor>();
        var allocator = Api.Create(OrtFunction.GetAllocatorWithDefaultOptions);
        var all = Api.Count(count, Pointer);
        for (nuint i = 0; i < all; i++)
        {
            byte* text;
            Api.Check(((delegate* unmanaged[Cdecl]<void*, nuint, void*, byte**, void*>)Api[name])(Pointer, i, allocator, &text));
            var spelled = Marshal.PtrToStringUTF8((nint)text) ?? "";

            // The name was made by the allocator and goes back to it.
            Api.Check(((delegate* unmanaged[Cdecl]<void*, void*, void*>)Api[OrtFunction.AllocatorFree])(allocator, text));
            void* info;
            Api.Check(((delegate* unmanaged[Cdecl]<void*, nuint, void**, void*>)Api[type])(Pointer, i, &info));
            using var held = new OrtHandle(Api, info, OrtFunction.ReleaseTypeInfo);
            tensors.Add(new OnnxTensor(spelled, Shape(spelled, held.Pointer)));
        }

        return tensors;
    }

    private int[] Shape(string name, void* info)
    {
        const int Floats = 1;

        // The tensor info is lent by the type info: it is not released by itself.
        void* tensor;
        Api.Check(((delegate* unmanaged[Cdecl]<void*, void**, void*>)Api[OrtFunction.CastTypeInfoToTensorInfo])(info, &tensor));
        int element;
        Api.Check(((delegate* unmanaged[Cdecl]<void*, int*, void*>)Api[OrtFunction.GetTensorElementType])(tensor, &element));
        var sizes = new long[Api.Count(OrtFunction.GetDimensionsCount, tensor)];
        fixed (long* first = sizes)
        {
            Api.Check(((delegate* unmanaged[Cdecl]<void*, long*, nuint, void*>)Api[OrtFunction.GetDimensions])(tensor, first, (nuint)sizes.Length));
        }

        if (element != Floats || sizes.Any(size => size is < 1 or > int.MaxValue))
        {
            throw new OnnxRuntimeException($"Tensor '{name}' of the model has element type {element} and shape [{string.Join(", ", sizes)}]; 32-bit floats of a fixed shape are needed.");
        }

        return Array.ConvertAll(sizes, size => (int)size);
    }
}
