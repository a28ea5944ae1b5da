using System.Runtime.InteropServices;

namespace Actors.Vision;

/// <summary>What the guard's thread asks of the kernel.</summary>
internal static unsafe partial class GuardThread
{
    private const int RoundRobin = 2;
    private const int Process = 0;
    private const int Foremost = -20;

    /// <summary>
    /// Lets the calling thread run before others, as far as this process may: in real time with CAP_SYS_NICE, else with what RLIMIT_NICE allows.
    /// Without either it takes its turn, and the margin between <see cref="PrivacyGuard.CropLimit"/> and <see cref="PrivacyGuard.Limit"/> has to do.
    /// </summary>
    public static void RunFirst()
    {
        var priority = 1;
        if (SetScheduler(0, RoundRobin, &priority) != 0)
        {
            _ = SetPriority(Process, 0, Foremost);
        }
    }

    /// <summary>Waits in the kernel, without any lock of this process.</summary>
    public static void Wait(TimeSpan time) => _ = Poll(0, 0, (int)Math.Ceiling(time.TotalMilliseconds));

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, int* priority);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(nint requests, nuint count, int milliseconds);
}
