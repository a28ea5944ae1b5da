using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Actors.Cameras;

/// <summary>The reading end of a child's pipe, read straight into pixel memory: a managed stream might buffer, and a buffer would keep pixels.</summary>
internal static unsafe partial class Pipe
{
    private const short PollIn = 1;
    private const int Interrupted = 4;
    private const int Again = 11;

    /// <summary>Whether bytes, or the end, arrived within a time.</summary>
    public static bool Wait(SafeHandle pipe, TimeSpan time)
    {
        var request = new PollRequest { Descriptor = (int)pipe.DangerousGetHandle(), Events = PollIn };
        var ready = Poll(&request, 1, (int)Math.Ceiling(time.TotalMilliseconds));
        return ready switch
        {
            > 0 => true,
            0 => false,
            _ when Marshal.GetLastPInvokeError() == Interrupted => false,
            _ => throw new Win32Exception(Marshal.GetLastPInvokeError()),
        };
    }

    /// <summary>Reads what is there; call it after <see cref="Wait"/> said so. 0 at the end, -1 when there was nothing after all.</summary>
    public static int Read(SafeHandle pipe, Span<byte> into)
    {
        fixed (byte* start = into)
        {
            var read = (int)Read((int)pipe.DangerousGetHandle(), start, (nuint)into.Length);
            return read >= 0 ? read
                : Marshal.GetLastPInvokeError() is Interrupted or Again ? -1
                : throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(PollRequest* requests, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, byte* into, nuint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
