using System.Collections.Immutable;
using Actors.Clusters;

namespace Actors.Displays;

/// <summary>Content from the store's silos, part by part, for a display host that reaches silos and nothing else.</summary>
internal sealed class GrainContentSource(IGrainFactory grains, IClusterGate gate, TimeProvider clock) : IContentSource
{
    /// <summary>For one part; a silo that dies with it is not waited for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        await ReadAsync(sha256, 0, cancellationToken) is { } first ? new Parts(this, sha256, first) : null;

    private async Task<ContentChunk?> ReadAsync(string sha256, long offset, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await gate.WaitAsync(either.Token);
            return await grains.GetGrain<IContentGrain>(sha256).ReadAsync(offset, either.Token).AsTask().WaitAsync(either.Token);
        }
        catch (Exception fault) when (fault is not ActorsException && !cancellationToken.IsCancellationRequested)
        {
            throw new ContentException($"Content {sha256} cannot be fetched from the store now: {fault.Message}");
        }
    }

    /// <summary>The file as a stream that asks for its next part when it is read that far.</summary>
    private sealed class Parts(GrainContentSource source, string sha256, ContentChunk first) : Stream
    {
        private ReadOnlyMemory<byte> _part = first.Bytes.AsMemory();
        private long _read = first.Bytes.Length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => first.Length;

        public override long Position
        {
            get => _read - _part.Length;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_part.IsEmpty && _read < first.Length)
            {
                var next = await source.ReadAsync(sha256, _read, cancellationToken);
                if (next is null || next.Bytes.IsEmpty)
                {
                    throw new ContentException($"Content {sha256} ended after {_read} of {first.Length} bytes; the store has changed its file.");
                }

                _part = next.Bytes.AsMemory();
                _read += _part.Length;
            }

            var length = Math.Min(buffer.Length, _part.Length);
            _part[..length].CopyTo(buffer);
            _part = _part[length..];
            return length;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
