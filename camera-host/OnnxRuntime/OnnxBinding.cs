using System.Runtime.InteropServices;
using System.Text;

namespace Actors.Vision.OnnxRuntime;

/// <summary>
/// One thread's tensors of a session, in native memory, bound once: a run allocates nothing managed.
/// Disposing wipes the memory before it is given back.
/// </summary>
public sealed unsafe class OnnxBinding : IDisposable
{
    private const int Floats = 1;
    private readonly OnnxSession _session;
    private readonly OrtApi _api;
    private readonly OrtHandle _binding;
    private readonly List<Bound> _inputs = [];
    private readonly List<Bound> _outputs = [];
    private bool _disposed;

    internal OnnxBinding(OnnxSession session)
    {
        _session = session;
        _api = session.Api;
        void* binding;
        _api.Check(((delegate* unmanaged[Cdecl]<void*, void**, void*>)_api[OrtFunction.CreateIoBinding])(session.Pointer, &binding));
        _binding = new OrtHandle(_api, binding, OrtFunction.ReleaseIoBinding);
        try
        {
            foreach (var tensor in session.Inputs)
            {
                Bind(_inputs, tensor, OrtFunction.BindInput);
            }

            foreach (var tensor in session.Outputs)
            {
                Bind(_outputs, tensor, OrtFunction.BindOutput);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The floats of an input, to be filled before <see cref="Run"/>.</summary>
    /// <param name="index">Place among the session's inputs.</param>
    public Span<float> Input(int index) => Floating(_inputs[index]);

    /// <summary>The floats of an output, valid until the next <see cref="Run"/>.</summary>
    /// <param name="index">Place among the session's outputs.</param>
    public Span<float> Output(int index) => Floating(_outputs[index]);

    /// <summary>The floats of an output, valid until the next <see cref="Run"/>.</summary>
    /// <param name="name">A name in the graph.</param>
    /// <exception cref="OnnxRuntimeException">The model has no such output.</exception>
    public int OutputIndex(string name)
    {
        var index = _outputs.FindIndex(bound => bound.Tensor.Name == name);
        return index >= 0 ? index : throw new OnnxRuntimeException(
            $"The model has no output '{name}'; it has {string.Join(", ", _outputs.Select(bound => $"'{bound.Tensor.Name}'"))}.");
    }

    /// <summary>Runs the model over the bound tensors.</summary>
    /// <exception cref="OnnxRuntimeException">The library refused.</exception>
    public void Run()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _api.Check(((delegate* unmanaged[Cdecl]<void*, void*, void*, void*>)_api[OrtFunction.RunWithBinding])(_session.Pointer, null, _binding.Pointer));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _binding.Dispose();
        foreach (var bound in _inputs.Concat(_outputs))
        {
            bound.Value.Dispose();
            NativeMemory.Clear(bound.Memory, (nuint)bound.Tensor.Length * sizeof(float));
            NativeMemory.AlignedFree(bound.Memory);
        }
    }

    private Span<float> Floating(Bound bound)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new Span<float>(bound.Memory, bound.Tensor.Length);
    }

    private void Bind(List<Bound> list, OnnxTensor tensor, OrtFunction bind)
    {
        const int CacheLine = 64;
        var bytes = (nuint)tensor.Length * sizeof(float);
        var memory = NativeMemory.AlignedAlloc(bytes, CacheLine);
        NativeMemory.Clear(memory, bytes);
        OrtHandle value;
        try
        {
            value = MakeValue(tensor, memory, bytes);
        }
        catch
        {
            NativeMemory.AlignedFree(memory);
            throw;
        }

        list.Add(new Bound(tensor, memory, value));
        fixed (byte* name = Encoding.UTF8.GetBytes(tensor.Name + '\0'))
        {
            _api.Check(((delegate* unmanaged[Cdecl]<void*, byte*, void*, void*>)_api[bind])(_binding.Pointer, name, value.Pointer));
        }
    }

    private OrtHandle MakeValue(OnnxTensor tensor, void* memory, nuint bytes)
    {
        const int DeviceAllocator = 0;
        const int DefaultMemory = 0;
        void* made;
        _api.Check(((delegate* unmanaged[Cdecl]<int, int, void**, void*>)_api[OrtFunction.CreateCpuMemoryInfo])(DeviceAllocator, DefaultMemory, &made));
        using var where = new OrtHandle(_api, made, OrtFunction.ReleaseMemoryInfo);
        var shape = tensor.Shape.Select(size => (long)size).ToArray();
        fixed (long* sizes = shape)
        {
            void* value;
            _api.Check(((delegate* unmanaged[Cdecl]<void*, void*, nuint, long*, nuint, int, void**, void*>)_api[OrtFunction.CreateTensorWithDataAsOrtValue])(
                where.Pointer, memory, bytes, sizes, (nuint)shape.Length, Floats, &value));
            return new OrtHandle(_api, value, OrtFunction.ReleaseValue);
        }
    }

    private sealed class Bound(OnnxTensor tensor, void* memory, OrtHandle value)
    {
        public OnnxTensor Tensor { get; } = tensor;

        public void* Memory { get; } = memory;

        public OrtHandle Value { get; } = value;
    }
}
