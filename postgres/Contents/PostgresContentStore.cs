using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Actors.Databases;
using Actors.Displays;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Actors.Contents;

/// <summary>The content store of a cluster: in the store's database, so that every silo has every file and a backup holds them.</summary>
internal sealed class PostgresContentStore(Database database, IOptions<ContentStoreOptions> options, TimeProvider clock) : IContentStore
{
    /// <summary>A part is one statement: small enough to be written well within the time for an answer, large enough that a film is few hundred of them.</summary>
    internal const int PartBytes = 1 << 20;

    private const string Insert = "INSERT INTO actors.content (sha256, bytes, put_at) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO UPDATE SET put_at = excluded.put_at RETURNING xmax = 0";
    private const string InsertPart = "INSERT INTO actors.content_part (sha256, number, body) VALUES ($1, $2, $3)";

    public async ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        if (!ContentHash.IsOne(sha256))
        {
            return null;
        }

        var bytes = await database.RunAsync(
            async (connection, cancellation) =>
            {
                await using var command = new NpgsqlCommand("SELECT bytes FROM actors.content WHERE sha256 = $1", connection) { Parameters = { new() { Value = sha256 } } };
                return await command.ExecuteScalarAsync(cancellation) as long?;
            },
            isRepeatable: true,
            cancellationToken);
        return bytes is { } length ? new PostgresContentStream(database, sha256, length) : null;
    }

    public async Task<StoredContent> PutAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);

        await using var copy = content.CanSeek ? null : Copy();
        var source = copy ?? content;
        var from = copy is null ? content.Position : 0;
        var (sha256, bytes) = await HashAsync(content, copy, limit, cancellationToken);
        try
        {
            return await database.RunAsync((connection, cancellation) => PutAsync(connection, sha256, source, from, bytes, cancellation), isRepeatable: true, cancellationToken);
        }
        catch (DatabaseException full) when (full.InnerException is PostgresException { SqlState: PostgresErrorCodes.DiskFull })
        {
            throw new ContentStoreException(full.Message, isFull: true, full);
        }
    }

    public Task<bool> DeleteAsync(string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken) => database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var command = new NpgsqlCommand("DELETE FROM actors.content WHERE sha256 = $1 AND put_at < $2", connection)
            {
                Parameters = { new() { Value = sha256 }, new() { Value = putBefore.UtcDateTime } },
            };
            return await command.ExecuteNonQueryAsync(cancellation) > 0;
        },
        isRepeatable: true,
        cancellationToken);

    public async IAsyncEnumerable<StoredContent> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await database.RunAsync(
            async (connection, cancellation) =>
            {
                var found = new List<StoredContent>();
                await using var command = new NpgsqlCommand("SELECT sha256, bytes, put_at FROM actors.content", connection);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    found.Add(new StoredContent(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2)));
                }

                return found;
            },
            isRepeatable: true,
            cancellationToken);
        foreach (var stored in all)
        {
            yield return stored;
        }
    }

    private async Task<StoredContent> PutAsync(NpgsqlConnection connection, string sha256, Stream source, long from, long bytes, CancellationToken cancellationToken)
    {
        // PostgreSQL keeps microseconds; what is returned is what is kept.
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var insert = new NpgsqlCommand(Insert, connection)
        {
            Parameters = { new() { Value = sha256 }, new() { Value = bytes }, new() { Value = now.UtcDateTime } },
        };
        if (await insert.ExecuteScalarAsync(cancellationToken) is true)
        {
            await RefuseWhenFullAsync(connection, bytes, cancellationToken);
            source.Position = from;
            await WritePartsAsync(connection, sha256, source, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new StoredContent(sha256, bytes, now);
    }

    private async Task RefuseWhenFullAsync(NpgsqlConnection connection, long bytes, CancellationToken cancellationToken)
    {
        await using var sum = new NpgsqlCommand("SELECT coalesce(sum(bytes), 0)::bigint FROM actors.content", connection);
        var total = (long)(await sum.ExecuteScalarAsync(cancellationToken))!;
        if (ContentRoom.IsTooMuch(total, bytes, options.Value.Limit))
        {
            throw new ContentStoreException(ContentRoom.Sentence(total - bytes, bytes, options.Value.Limit), isFull: true);
        }
    }

    private static async Task WritePartsAsync(NpgsqlConnection connection, string sha256, Stream source, CancellationToken cancellationToken)
    {
        var part = new byte[PartBytes];
        for (var number = 0; await source.ReadAtLeastAsync(part, PartBytes, throwOnEndOfStream: false, cancellationToken) is > 0 and var read; number++)
        {
            await using var command = new NpgsqlCommand(InsertPart, connection)
            {
                Parameters = { new() { Value = sha256 }, new() { Value = number }, new() { Value = new ReadOnlyMemory<byte>(part, 0, read) } },
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>A file of its own on the disk of this silo: the hash is known before anything is written, and writing may have to be repeated.</summary>
    private static FileStream Copy() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static async Task<(string Sha256, long Bytes)> HashAsync(Stream content, FileStream? copy, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 16];
        long bytes = 0;
        while (await content.ReadAsync(block, cancellationToken) is > 0 and var read)
        {
            bytes += read;
            if (bytes > limit)
            {
                throw new ContentStoreException(string.Create(CultureInfo.InvariantCulture, $"The file has more than {limit} bytes, which is all that is allowed here."), isFull: false);
            }

            hash.AppendData(block, 0, read);
            if (copy is not null)
            {
                await copy.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }
}
