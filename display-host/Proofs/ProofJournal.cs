using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>
/// Proofs of play on this host's own disk between the page that brings them and the store that takes them: a file that is only appended to.
/// What <see cref="AppendAsync"/> has returned for survives a kill and a power cut. Delivered proofs stay in the file until it is cut; after a
/// crash they are sent again, and count once. Memory does not grow with what waits.
/// </summary>
internal sealed partial class ProofJournal : IDisposable
{
    /// <summary>Delivered proofs that are cut away from the front of a journal that never runs empty.</summary>
    private const long CutBytes = 4 << 20;

    private readonly string _path;
    private readonly ILogger<ProofJournal> _log;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private FileStream _file;
    private long _head;
    private long _tail;
    private long _waiting;
    private bool _torn;
    private TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProofJournal(IOptions<DisplayHostOptions> options, ILogger<ProofJournal> log)
    {
        _log = log;
        var folder = Path.Combine(options.Value.CacheFolder, "proofs");
        _path = Path.Combine(folder, "journal");
        try
        {
            Directory.CreateDirectory(folder);
            File.Delete(_path + ".part");
            _file = Open(_path, FileMode.OpenOrCreate);
            FindTail();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal of proofs '{_path}' cannot be opened, or another display host has it: {fault.Message}", fault);
        }
    }

    /// <summary>Proofs that wait to be delivered.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Completes when there is something to deliver.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _filled.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Writes proofs; when this returns, they are on the disk. Callers that come while the disk is busy share its next write.</summary>
    /// <exception cref="JournalException">The disk does not take them; none of them counts as written.</exception>
    public async Task AppendAsync(IReadOnlyCollection<PlayProof> proofs, CancellationToken cancellationToken)
    {
        var entry = new Entry([.. proofs.SelectMany(JournalLine.Write)], proofs.Count);
        lock (_gate)
        {
            _entries.Add(entry);
        }

        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (!entry.Tried)
            {
                await Task.Run(WriteEntries, CancellationToken.None);
            }
        }
        finally
        {
            _writing.Release();
        }

        if (entry.Fault is { } fault)
        {
            throw new JournalException($"The journal of proofs '{_path}' cannot be written: {fault.Message}", fault);
        }
    }

    /// <summary>The proofs that wait longest, in the order in which they came, and where they end; damaged lines are left out.</summary>
    public (IReadOnlyList<PlayProof> Proofs, JournalMark End) Read(int most)
    {
        long from, to;
        lock (_gate)
        {
            (from, to) = (_head, _tail);
        }

        var proofs = new List<PlayProof>();
        var lines = 0;
        var end = from;
        foreach (var (line, after) in Lines(from, to))
        {
            lines++;
            end = after;
            if (JournalLine.Read(line.Span) is { } proof)
            {
                proofs.Add(proof);
            }
            else
            {
                Damaged(_path, after - line.Length - 1);
            }

            if (lines == most)
            {
                break;
            }
        }

        return (proofs, new JournalMark(end, lines));
    }

    /// <summary>Notes that everything up to a mark is delivered, and cuts the file when it is worth it. Called by the one who reads, never twice at once.</summary>
    public async Task DeliveredAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            lock (_gate)
            {
                _head = mark.Offset;
                Interlocked.Add(ref _waiting, -mark.Lines);
                if (_head == _tail && _filled.Task.IsCompleted)
                {
                    _filled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            await Task.Run(Cut, CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What is delivered stays in the file a while longer.
            NotCut(_path, fault.Message);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Puts a proof aside that the store will never take, for people to look at.</summary>
    public void PutAside(PlayProof proof, string reason)
    {
        Refused(proof.ProofId, proof.DisplayId, reason);
        using var file = new FileStream(_path + ".refused", FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(JournalLine.Write(proof));
        file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _file.Dispose();
        _writing.Dispose();
    }

    private sealed class Entry(byte[] bytes, int lines)
    {
        public byte[] Bytes => bytes;

        public int Lines => lines;

        public bool Tried { get; set; }

        public Exception? Fault { get; set; }
    }
}
