using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Actors.Databases;

/// <summary>The way to the database: pooled connections, seconds of patience, and sentences for what goes wrong.</summary>
internal sealed partial class Database : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Connections kept free for <see cref="Reserved"/>.</summary>
    private const int ReservedConnections = 2;

    /// <summary>Longer than any burst of a store takes to be worked off; whoever waits longer is better told.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly DatabaseOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<Database> _logger;
    private readonly NpgsqlDataSource _source;

    // Callers queue here, in order: the pool would turn them away after the time for connecting, however well the work goes on.
    private readonly SemaphoreSlim _free;

    public Database(IOptions<DatabaseOptions> options, TimeProvider clock, ILogger<Database> logger)
        : this(options.Value, clock, logger, Source(options.Value), options.Value.MaxConnections - ReservedConnections)
    {
        Reserved = new Database(_options, clock, logger, _source, ReservedConnections);
    }

    private Database(DatabaseOptions options, TimeProvider clock, ILogger<Database> logger, NpgsqlDataSource source, int connections)
    {
        _options = options;
        _clock = clock;
        _logger = logger;
        _source = source;
        _free = new SemaphoreSlim(connections);
        Reserved = this;
    }

    /// <summary>The same database over connections of its own: who lives and who is dead must be known however much else is written.</summary>
    public Database Reserved { get; }

    /// <summary>
    /// Does work on a connection. A connection that fails is always tried again for a while; the work itself only when it is repeatable,
    /// which means that doing it twice leaves and returns what doing it once does.
    /// </summary>
    /// <exception cref="DatabaseException">It failed, and for good or for longer than the options allow.</exception>
    public Task<T> RunAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, bool isRepeatable, CancellationToken cancellationToken) =>
        RunAsync(work, isRepeatable, _options.RetryFor, cancellationToken);

    /// <summary>The same with patience for a server that is still starting.</summary>
    public async Task<T> RunAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> work, bool isRepeatable, TimeSpan retryFor, CancellationToken cancellationToken)
    {
        await TakeAsync(cancellationToken);
        try
        {
            return await RetryAsync(work, isRepeatable, retryFor, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>What went wrong, in one sentence for people.</summary>
    public string Sentence(Exception failure) => Failure.Sentence(failure, _options);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (_free.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            return;
        }

        using var deadline = new CancellationTokenSource(LongestWait, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _free.WaitAsync(either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DatabaseException(
                $"The database server at {_options.Host}:{_options.Port} ({Settings.Host}) is too slow for what is asked of it: none of {_options.MaxConnections} connections became free within {LongestWait.TotalSeconds:0} s.", exception);
        }
    }

    private async Task<T> RetryAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> work, bool isRepeatable, TimeSpan retryFor, CancellationToken cancellationToken)
    {
        var began = _clock.GetTimestamp();
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var isConnected = false;
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancellationToken);
                isConnected = true;
                return await work(connection, cancellationToken);
            }
            catch (Exception exception) when (
                (isRepeatable || !isConnected) && Failure.IsPassing(exception) && _clock.GetElapsedTime(began) + pause <= retryFor)
            {
                LogRetry(_logger, Failure.Sentence(exception, _options), pause.TotalMilliseconds);
            }
            catch (Exception exception) when (Failure.IsOfDatabase(exception))
            {
                throw new DatabaseException(Failure.Sentence(exception, _options), exception);
            }

            await Task.Delay(pause, _clock, cancellationToken);
        }
    }

    private static NpgsqlDataSource Source(DatabaseOptions options)
    {
        var commandTimeout = (int)options.CommandTimeout.TotalSeconds;
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder
        {
            Host = options.Host,
            Port = options.Port,
            Database = options.Name,
            Username = options.User,
            ApplicationName = "actors",
            Timeout = (int)options.ConnectTimeout.TotalSeconds,
            CommandTimeout = commandTimeout,

            // A server that did not answer in time will not answer a cancellation either.
            CancellationTimeout = -1,
            MaxPoolSize = options.MaxConnections,
            ConnectionIdleLifetime = 60,
            MaxAutoPrepare = 32,
            AutoPrepareMinUsages = 3,
            IncludeErrorDetail = false,

            // Committed means on disk, whatever the server's default; and who freezes or is cut off in the middle of a transaction
            // must not keep the others from the rows that it has locked.
            Options = $"-c synchronous_commit=on -c statement_timeout={commandTimeout}s -c idle_in_transaction_session_timeout={commandTimeout}s",
        }.ConnectionString);
        if (options.PasswordFile.Length > 0)
        {
            builder.UsePasswordProvider(
                _ => Password(options.PasswordFile),
                (_, _) => new ValueTask<string>(Password(options.PasswordFile)));
        }

        return builder.Build();
    }

    private static string Password(string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The password file {file} ({Settings.PasswordFile}) cannot be read: {exception.Message}", exception);
        }
    }
}
