using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Actors.TestKit;

/// <summary>
/// A PostgreSQL server of a test's own, in a temporary folder and on a free loopback port. It ends with the process that made it, whatever
/// becomes of that: its guard, a shell, waits for the end of a pipe, then stops the server and deletes the folder.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The user that owns every database.</summary>
    public const string User = "actors";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // $1: the server's folder; the rest: the server's command. Whoever is frozen cannot end: everybody is woken first.
    private const string Guard =
        """
        trap '' TERM INT HUP
        folder=$1; shift
        "$@" & server=$!
        while read -r word; do [ "$word" != leave ] || { wait $server; exit; }; done
        kill -QUIT $server; kill -CONT $server $(cat /proc/$server/task/$server/children)
        wait $server
        rm -rf "$folder"
        """;

    private readonly string _folder;
    private readonly PostgresPlace? _place;
    private Process? _guard;

    private PostgresServer(string folder, int port, PostgresPlace? place)
    {
        _folder = folder;
        _place = place;
        Port = port;
    }

    /// <summary>The folder with PostgreSQL's programs; null when it is not installed.</summary>
    public static string? Programs { get; } = FindPrograms();

    public static string Host => "127.0.0.1";

    /// <summary>The address that it listens on.</summary>
    public string Address => _place?.Address ?? Host;

    public int Port { get; private set; }

    /// <summary>The file that holds <see cref="User"/>'s password.</summary>
    public string PasswordFile => Path.Combine(_folder, "password");

    /// <summary>The process that accepts connections.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="place">Where; on loopback and in a temporary folder without it.</param>
    public static async Task<PostgresServer> StartAsync(PostgresPlace? place = null)
    {
        var folder = place?.Folder ?? Directory.CreateTempSubdirectory("actors-postgres-").FullName;
        var server = new PostgresServer(folder, FreePort(), place);
        try
        {
            await File.WriteAllTextAsync(server.PasswordFile, Guid.NewGuid().ToString("N"));
            if (Account is { } account)
            {
                await RunAsync("chown", "-R", account, folder);
            }

            // Nothing here outlives the machine, so nothing has to be flushed to its disk.
            await RunAsync(
                [.. As, Path.Combine(Programs!, "initdb"), "-D", server.Cluster, "-U", User, "--pwfile", server.PasswordFile,
                    "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]);
            if (place is not null)
            {
                await File.AppendAllTextAsync(Path.Combine(server.Cluster, "pg_hba.conf"), "host all all samenet scram-sha-256\n");
            }

            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the stopped or killed server on the port it had.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] command =
        [
            "-c", Guard, "guard", _folder, .. Inside, .. As, Path.Combine(Programs!, "postgres"), "-D", Cluster, "-k", _folder,
            "-c", "listen_addresses=" + Address, "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "fsync=off",
            "-c", "logging_collector=on", "-c", "log_directory=" + _folder, "-c", "log_filename=server.log",
            .. _place is null ? (string[])[] : ["-c", "min_wal_size=32MB", "-c", "max_wal_size=64MB"],
        ];
        Array.ForEach(command, start.ArgumentList.Add);
        var guard = Process.Start(start)!;
        _guard = guard;
        guard.OutputDataReceived += static (_, _) => { };
        guard.ErrorDataReceived += static (_, _) => { };
        guard.BeginOutputReadLine();
        guard.BeginErrorReadLine();
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres", isPooled: false));
                await connection.OpenAsync();
                ProcessId = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Cluster, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or FormatException)
            {
                if (guard.HasExited || clock.GetElapsedTime(began) > Patience)
                {
                    throw new InvalidOperationException(
                        $"The PostgreSQL server did not start in {Patience.TotalSeconds:0} s: {exception.Message} Its log: {Log()}", exception);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(30), clock);
        }
    }

    /// <summary>Makes an empty database. Returns its name.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        await ExecuteAsync("postgres", $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Runs SQL in a database, on a connection of its own.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database, isPooled: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks a database for one value, on a connection of its own.</summary>
    public async Task<T> QueryAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database, isPooled: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public string ConnectionString(string database, bool isPooled) => new NpgsqlConnectionStringBuilder
    {
        Host = Address, Port = Port, Database = database, Username = User, Password = File.ReadAllText(PasswordFile).Trim(), Pooling = isPooled, Timeout = 3,
    }.ConnectionString;

    /// <summary>Ends the server as an operator does who will not wait for clients; data is kept.</summary>
    public Task StopAsync() => EndAsync(() => Signal("INT", [ProcessId]));

    /// <summary>Ends the server and whoever works for it with `kill -9`.</summary>
    public Task KillAsync() => EndAsync(() => Signal("KILL", [ProcessId, .. Children()]));

    /// <summary>Waits until the server answers; one that has ended by itself is started again.</summary>
    public async Task ComeBackAsync()
    {
        var clock = TimeProvider.System;
        for (var began = clock.GetTimestamp(); _guard is not null && !_guard.HasExited && Directory.Exists($"/proc/{ProcessId}");)
        {
            try
            {
                await ExecuteAsync("postgres", "SELECT 1");
                return;
            }
            catch (NpgsqlException exception) when (clock.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException($"The PostgreSQL server did not come back in {Patience.TotalSeconds:0} s: {exception.Message} Its log: {Log()}", exception);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(30), clock);
            }
        }

        if (_guard is not null)
        {
            await EndAsync(() => { });
        }

        await StartAgainAsync();
    }

    /// <summary>Stops and starts.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>Freezes the server and whoever works for it (`SIGSTOP`); connections stay open and answer nothing.</summary>
    public void Freeze()
    {
        Signal("STOP", [ProcessId]);
        Signal("STOP", [.. Children()]);
    }

    /// <summary>Lets a frozen server go on.</summary>
    public void Thaw() => Signal("CONT", [.. Children(), ProcessId]);

    public async ValueTask DisposeAsync()
    {
        if (_guard is { } guard)
        {
            guard.StandardInput.Close();
            await guard.WaitForExitAsync();
            guard.Dispose();
            _guard = null;
        }

        // A place is its owner's to remove.
        if (_place is null && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Cluster => Path.Combine(_folder, "cluster");

    /// <summary>PostgreSQL refuses to run as root: then this user runs it.</summary>
    private static string? Account { get; } = Environment.UserName != "root" ? null
        : File.ReadLines("/etc/passwd").Any(static line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private string[] Inside => _place?.NetworkNamespace is { } space ? ["ip", "netns", "exec", space] : [];

    private static string[] As => Account is { } account ? ["setpriv", "--reuid=" + account, "--clear-groups"] : [];

    private static string? FindPrograms()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(static version => Path.Combine(version, "bin"))
            : [];
        return debian.Concat(path).FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static async Task RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        Array.ForEach(command[1..], start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await error}{await output}");
        }
    }

    private static void Signal(string signal, int[] processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(static id => id.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }

    private int[] Children()
    {
        var file = $"/proc/{ProcessId}/task/{ProcessId}/children";
        return File.Exists(file)
            ? [.. File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static id => int.Parse(id, CultureInfo.InvariantCulture))]
            : [];
    }

    private async Task EndAsync(Action end)
    {
        var guard = _guard ?? throw new InvalidOperationException("The server is not running.");
        await guard.StandardInput.WriteLineAsync("leave");
        await guard.StandardInput.FlushAsync();
        end();
        using var deadline = new CancellationTokenSource(Patience);
        await guard.WaitForExitAsync(deadline.Token);
        guard.Dispose();
        _guard = null;
    }

    private string Log()
    {
        var file = Path.Combine(_folder, "server.log");
        return File.Exists(file) ? string.Join('\n', File.ReadLines(file).TakeLast(20)) : "none.";
    }
}
