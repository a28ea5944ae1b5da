using System.Collections.Concurrent;
using System.Diagnostics;

namespace Actors.Serving;

/// <summary>
/// A thread that starts programs and outlives them. Linux tells a child that its parent has ended when the thread that started it does
/// (prctl(2), PR_SET_PDEATHSIG), and threads of the pool come and go.
/// </summary>
internal sealed class StartingThread : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Program, TaskCompletionSource<Process> Started)> _asked = [];
    private readonly Thread _thread;

    public StartingThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "starts programs" };
        _thread.Start();
    }

    public Task<Process> StartAsync(ProcessStartInfo program)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add((program, started));
        return started.Task;
    }

    /// <summary>Ends the thread, and with it every program that still runs.</summary>
    public void Dispose()
    {
        _asked.CompleteAdding();
        _thread.Join();
        _asked.Dispose();
    }

    private void Run()
    {
        foreach (var (program, started) in _asked.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(program)!);
            }
            catch (Exception fault)
            {
                started.SetException(fault);
            }
        }
    }
}
