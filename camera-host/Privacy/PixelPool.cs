using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Actors.Vision;

/// <summary>
/// Native memory for pixels: outside of the garbage collector, which would copy it about and leave the copies behind.
/// Whatever lies in the pool is zero; a block that is wanted back is never given to anybody else before it has been wiped.
/// </summary>
internal sealed unsafe class PixelPool : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Stack<nint>> _idle = [];
    private bool _disposed;

    /// <summary>A block of zeros.</summary>
    public nint Rent(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_idle.TryGetValue(bytes, out var stack) && stack.TryPop(out var block))
            {
                return block;
            }
        }

        return (nint)NativeMemory.AllocZeroed((nuint)bytes);
    }

    /// <summary>Wipes a block and keeps it for the next.</summary>
    public void Return(nint block, int bytes)
    {
        Wipe(block, bytes);
        lock (_gate)
        {
            if (_disposed)
            {
                NativeMemory.Free((void*)block);
                return;
            }

            if (!_idle.TryGetValue(bytes, out var stack))
            {
                _idle[bytes] = stack = new Stack<nint>();
            }

            stack.Push(block);
        }
    }

    /// <summary>Zeroes a block in a way that no compiler may leave out.</summary>
    public static void Wipe(nint block, int bytes) => CryptographicOperations.ZeroMemory(new Span<byte>((void*)block, bytes));

    /// <summary>How many blocks lie idle, and how many of their bytes are not zero: the latter is 0, always.</summary>
    public (int Blocks, long Traces) Inspect()
    {
        lock (_gate)
        {
            var blocks = 0;
            long traces = 0;
            foreach (var (bytes, stack) in _idle)
            {
                foreach (var block in stack)
                {
                    blocks++;
                    var content = new ReadOnlySpan<byte>((void*)block, bytes);
                    traces += content.Length - content.Count((byte)0);
                }
            }

            return (blocks, traces);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (var block in _idle.Values.SelectMany(stack => stack))
            {
                NativeMemory.Free((void*)block);
            }

            _idle.Clear();
        }
    }
}
