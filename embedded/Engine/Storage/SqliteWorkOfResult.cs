using Microsoft.Data.Sqlite;

namespace Actors.Embedded;

internal sealed class SqliteWork<TResult>(Func<SqliteConnection, SqliteTransaction, TResult> change) : SqliteWork
{
    private const string Savepoint = "change";

    private readonly TaskCompletionSource<TResult> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult _result = default!;
    private Exception? _failure;

    public Task<TResult> Task => _end.Task;

    public override void Run(SqliteConnection connection, SqliteTransaction transaction)
    {
        transaction.Save(Savepoint);
        try
        {
            _result = change(connection, transaction);
            transaction.Release(Savepoint);
        }
        catch (Exception exception)
        {
            _failure = exception;
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
        }
    }

    public override void Acknowledge()
    {
        if (_failure is not null)
        {
            _end.TrySetException(_failure);
        }
        else
        {
            _end.TrySetResult(_result);
        }
    }

    public override void Fail(Exception exception) => _end.TrySetException(_failure ?? exception);
}
