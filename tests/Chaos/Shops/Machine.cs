using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Actors.Tests.Chaos;

/// <summary>What the suite needs of the machine, and whether it is there.</summary>
internal static class Machine
{
    public const int Kill = 9, Terminate = 15, Continue = 18, Stop = 19;

    /// <summary>Why this machine cannot make networks, as a sentence; null when it can.</summary>
    public static string? NetworkMissing { get; } = !Environment.IsPrivilegedProcess ? "Cutting networks needs root."
        : OnPath("ip") is null ? "Cutting networks needs the program ip; Debian's package iproute2 brings it."
        : Try("ip", "netns", "add", Probe) is { } fault ? $"This machine cannot make network namespaces: {fault}"
        : Try("ip", "netns", "del", Probe);

    /// <summary>Why this machine cannot make small disks, as a sentence; null when it can.</summary>
    public static string? DiskMissing { get; } = FindDiskMissing();

    /// <summary>The library that shows a program a wrong clock; null when it is not installed.</summary>
    public static string? FakeTime { get; } = new[] { "/usr/lib", "/usr/lib64", "/usr/local/lib" }.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateDirectories(folder).Append(folder))
        .SelectMany(folder => new[] { Path.Combine(folder, "faketime", "libfaketimeMT.so.1"), Path.Combine(folder, "libfaketimeMT.so.1") })
        .FirstOrDefault(File.Exists);

    private static string Probe => "actors-probe-" + Environment.ProcessId;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static void Run(params string[] command)
    {
        if (Try(command) is { } fault)
        {
            throw new InvalidOperationException(fault);
        }
    }

    public static void Signal(int process, int signal) => _ = KillProcess(process, signal);

    private static string? Try(params string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardError = true, RedirectStandardOutput = true };
        Array.ForEach(command[1..], start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"'{string.Join(' ', command)}' ended with {process.ExitCode}: {said.Result.Trim()}";
    }

    private static string? FindDiskMissing()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return "Filling a disk needs root, to make a small one.";
        }

        var folder = Directory.CreateTempSubdirectory("actors-probe-").FullName;
        try
        {
            return Try("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) is { } fault ? $"This machine cannot make a small disk: {fault}" : Try("umount", folder);
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int KillProcess(int process, int signal);
}
