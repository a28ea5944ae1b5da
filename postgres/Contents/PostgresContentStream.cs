using System.Globalization;
using Actors.Databases;
using Npgsql;

namespace Actors.Contents;

/// <summary>A kept file as a stream that can be read from anywhere, asynchronously. Holds no connection between reads; one read is one statement.</summary>
internal sealed class PostgresContentStream(Database database, string sha256, long length) : Stream
{
    /// <summary>The least that is fetched at once: what a display host asks for.</summary>
    private const int Ahead = 128 << 10;

    private const string Piece = "SELECT substring(body FROM $3 FOR $4) FROM actors.content_part WHERE sha256 = $1 AND number = $2";

    private byte[] _ahead = [];
    private long _aheadFrom;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || Position >= length)
        {
            return 0;
        }

        if (Position < _aheadFrom || Position >= _aheadFrom + _ahead.Length)
        {
            var wanted = Math.Min(Math.Max(buffer.Length, Ahead), length - Position);
            var from = (int)(Position % PostgresContentStore.PartBytes);
            _ahead = await FetchAsync(Position / PostgresContentStore.PartBytes, from, (int)Math.Min(wanted, PostgresContentStore.PartBytes - from), cancellationToken);
            _aheadFrom = Position;
        }

        var offset = (int)(Position - _aheadFrom);
        var read = Math.Min(buffer.Length, _ahead.Length - offset);
        _ahead.AsMemory(offset, read).CopyTo(buffer);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Content in the database is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("Kept content never changes.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Kept content never changes.");

    private Task<byte[]> FetchAsync(long part, int from, int count, CancellationToken cancellationToken) => database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var command = new NpgsqlCommand(Piece, connection)
            {
                // SQL counts bytes from one.
                Parameters = { new() { Value = sha256 }, new() { Value = (int)part }, new() { Value = from + 1 }, new() { Value = count } },
            };
            return await command.ExecuteScalarAsync(cancellation) is byte[] { Length: > 0 } bytes
                ? bytes
                : throw new DatabaseException(string.Create(CultureInfo.InvariantCulture, $"Part {part} of the content {sha256} is gone: it was deleted while it was read."));
        },
        isRepeatable: true,
        cancellationToken);
}
