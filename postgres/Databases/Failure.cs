using System.Net.Sockets;
using Npgsql;

namespace Actors.Databases;

/// <summary>What went wrong at the database: whether it passes, and in one sentence.</summary>
internal static class Failure
{
    /// <summary>The server goes down, has crashed, or is coming up.</summary>
    private static readonly string[] Restarting = [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow];

    /// <summary>Whether this is the database's failure at all, and no mistake of the program or a cancellation.</summary>
    public static bool IsOfDatabase(Exception exception) => exception is NpgsqlException or SocketException or TimeoutException or IOException;

    /// <summary>Whether the same may go well in a moment.</summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        _ when Spoken(exception) is not null => false,
        PostgresException answer => answer.IsTransient || Restarting.Contains(answer.SqlState),
        NpgsqlException trouble => trouble.IsTransient,
        SocketException or TimeoutException or IOException => true,
        _ => false,
    };

    /// <summary>Whether a server that starts may still become what was asked for.</summary>
    public static bool IsAbsence(Exception exception) => IsPassing(exception) && exception is not PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    public static string Sentence(Exception exception, DatabaseOptions options)
    {
        var server = $"The database server at {options.Host}:{options.Port}";
        return Spoken(exception)?.Message ?? exception switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } =>
                $"{server} refuses the user '{options.User}' with the password {Source(options)}; check {Settings.User} and {Settings.PasswordFile}.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification } answer =>
                $"{server} does not let the user '{options.User}' in: {answer.MessageText}; check {Settings.User} and the server's pg_hba.conf.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"{server} has no database '{options.Name}'; create it, or name another in {Settings.Name}.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } answer =>
                $"The user '{options.User}' ({Settings.User}) lacks a right in the database '{options.Name}': {answer.MessageText}.",
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
                $"{server} has no room left on its disk; nothing was written.",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
                $"{server} ({Settings.Host}) has no connection left; raise its max_connections.",
            PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => Late(),
            PostgresException answer when Restarting.Contains(answer.SqlState) =>
                $"{server} ({Settings.Host}) is starting or stopping.",
            PostgresException answer =>
                $"{server} refused a statement in the database '{options.Name}': {answer.MessageText} (SQLSTATE {answer.SqlState}).",
            NpgsqlException { InnerException: TimeoutException } or TimeoutException => Late(),
            NpgsqlException when exception.Message.Contains("No password", StringComparison.Ordinal) =>
                $"{server} asks for a password, and {Settings.PasswordFile} names no file that holds one.",
            _ => $"{server} cannot be reached: {Innermost(exception).Message.TrimEnd('.')}; check {Settings.Host} and {Settings.Port}.",
        };

        string Late() =>
            $"{server} ({Settings.Host}) did not answer within {options.CommandTimeout.TotalSeconds:0} s.";
    }

    /// <summary>A sentence that was already found beneath, such as that of a password file that cannot be read.</summary>
    private static ActorsException? Spoken(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is ActorsException spoken)
            {
                return spoken;
            }
        }

        return null;
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } cause ? Innermost(cause) : exception;

    private static string Source(DatabaseOptions options) => options.PasswordFile.Length > 0 ? $"in {options.PasswordFile}" : "that is not there";
}
