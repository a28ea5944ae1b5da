using System.Diagnostics;
using System.Globalization;

namespace Actors.Tests.Chaos;

/// <summary>
/// Leaves nothing behind, whatever becomes of the test's process: a shell of its own session waits for the end of a pipe, then kills the
/// processes and undoes what it was told of, the last first.
/// </summary>
internal sealed class Aftermath : IAsyncDisposable
{
    // Whoever is frozen cannot end: everybody is woken first.
    private const string Script =
        """
        trap '' INT TERM HUP
        undo=; running=
        while IFS=' ' read -r word rest; do
          case $word in
            runs) running="$running $rest" ;;
            ended) running=$(for each in $running; do [ "$each" = "$rest" ] || echo "$each"; done | tr '\n' ' ') ;;
            undo) undo="$rest
        $undo" ;;
          esac
        done
        for each in $running; do kill -KILL "$each"; kill -CONT "$each"; done
        for try in 1 2 3; do printf '%s' "$undo" | sh && break; sleep 0.3; done
        """;

    private readonly Lock _gate = new();
    private readonly Process _shell;

    public Aftermath()
    {
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Array.ForEach(["sh", "-c", Script], start.ArgumentList.Add);
        _shell = Process.Start(start)!;
        _shell.OutputDataReceived += static (_, _) => { };
        _shell.ErrorDataReceived += static (_, _) => { };
        _shell.BeginOutputReadLine();
        _shell.BeginErrorReadLine();
    }

    /// <summary>A process that must not outlive the test.</summary>
    public void Runs(int process) => Say("runs " + process.ToString(CultureInfo.InvariantCulture));

    /// <summary>The process has ended; its number may be another's soon.</summary>
    public void Ended(int process) => Say("ended " + process.ToString(CultureInfo.InvariantCulture));

    /// <summary>A command of one line that takes something back.</summary>
    public void Undo(string command) => Say("undo " + command);

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private void Say(string line)
    {
        lock (_gate)
        {
            _shell.StandardInput.WriteLine(line);
            _shell.StandardInput.Flush();
        }
    }
}
