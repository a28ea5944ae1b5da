using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Actors.Running;

namespace Actors.Serving;

/// <summary>A PostgreSQL server of the local cluster's own, with its files in the store's home. Reached over loopback alone, with a password.</summary>
internal sealed class LocalPostgres : IAsyncDisposable
{
    /// <summary>Debian keeps the server's programs off the path.</summary>
    private const string DebianFolder = "/usr/lib/postgresql";

    private readonly string _folder;
    private readonly string _programs;

    private LocalPostgres(string folder, string programs, int port)
    {
        _folder = folder;
        _programs = programs;
        Port = port;
    }

    public int Port { get; }

    public string User => "actors";

    public string PasswordFile => Path.Combine(_folder, "password");

    private string Files => Path.Combine(_folder, "files");

    /// <summary>Starts the server, after making its files when there are none.</summary>
    /// <exception cref="StartRefusedException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<LocalPostgres> StartAsync(string folder, int port, CancellationToken cancellationToken)
    {
        var programs = Find() ?? throw new StartRefusedException("PostgreSQL is not installed; on Debian: apt-get install postgresql");
        var server = new LocalPostgres(folder, programs, port);
        Directory.CreateDirectory(folder);
        if (!File.Exists(Path.Combine(server.Files, "PG_VERSION")))
        {
            await server.CreateAsync(cancellationToken);
        }

        var options = string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=64MB");
        await server.RunAsync("pg_ctl", ["start", "-w", "-D", server.Files, "-l", Path.Combine(folder, "log"), "-o", options], cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync() => await RunAsync("pg_ctl", ["stop", "-D", Files, "-m", "fast"], CancellationToken.None);

    private static string? Find()
    {
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder).OrderByDescending(each => each, StringComparer.Ordinal).Select(each => Path.Combine(each, "bin")) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(versions)
            .FirstOrDefault(each => File.Exists(Path.Combine(each, "initdb")) && File.Exists(Path.Combine(each, "pg_ctl")));
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PasswordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        if (Environment.IsPrivilegedProcess)
        {
            await RunAsOwnAsync("chown", ["-R", ServerUser, _folder], cancellationToken);
        }

        await RunAsync("initdb", ["-D", Files, "-U", User, "-A", "scram-sha-256", $"--pwfile={PasswordFile}", "-E", "UTF8", "--no-locale"], cancellationToken);
    }

    /// <summary>PostgreSQL refuses to run as root; Debian's package brings a user for it.</summary>
    private static string ServerUser => "postgres";

    private Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess
            ? RunAsOwnAsync("setpriv", ["--reuid", ServerUser, "--regid", ServerUser, "--clear-groups", "--", path, .. arguments], cancellationToken)
            : RunAsOwnAsync(path, arguments, cancellationToken);
    }

    private async Task RunAsOwnAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        // The server inherits what is not redirected to a file; its output would keep a pipe open for as long as it runs.
        var output = Path.Combine(Path.GetTempPath(), $"actors-{Guid.NewGuid():N}.log");
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", output, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start) ?? throw new StartRefusedException($"'{program}' cannot be started.");
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                throw new StartRefusedException($"PostgreSQL's '{Path.GetFileName(program)}' failed with exit code {process.ExitCode}: {(await File.ReadAllTextAsync(output, cancellationToken)).Trim().ReplaceLineEndings(" ")}");
            }
        }
        finally
        {
            File.Delete(output);
        }
    }
}
