namespace Actors.Displays;

internal sealed partial class ProofJournal
{
    private const int BlockBytes = 1 << 16;
    private const byte LineEnd = (byte)'\n';

    /// <summary>No second host may have the file: each would cut what the other wrote.</summary>
    private static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Counts what waits, and cuts off what follows the last whole line: a write that a kill or power cut ended.</summary>
    private void FindTail()
    {
        var lines = 0;
        foreach (var (line, after) in Lines(0, _file.Length))
        {
            lines++;
            if (JournalLine.Read(line.Span) is not null)
            {
                _tail = after;
                _waiting = lines;
            }
        }

        if (_tail < _file.Length)
        {
            Torn(_path, _file.Length - _tail);
            _file.SetLength(_tail);
            _file.Flush(flushToDisk: true);
        }

        if (_tail > 0)
        {
            _filled.SetResult();
        }
    }

    /// <summary>Every line that ends within the range, without its end, and where the next one begins.</summary>
    private IEnumerable<(ReadOnlyMemory<byte> Line, long After)> Lines(long from, long to)
    {
        var rest = new byte[BlockBytes];
        var filled = 0;
        var start = from;
        for (var offset = from; offset < to;)
        {
            if (filled == rest.Length)
            {
                Array.Resize(ref rest, rest.Length * 2);
            }

            var read = RandomAccess.Read(_file.SafeFileHandle, rest.AsSpan(filled, (int)Math.Min(rest.Length - filled, to - offset)), offset);
            if (read == 0)
            {
                yield break;
            }

            offset += read;
            filled += read;
            var used = 0;
            while (rest.AsSpan(used, filled - used).IndexOf(LineEnd) is >= 0 and var length)
            {
                start += length + 1;
                yield return (rest.AsMemory(used, length), start);
                used += length + 1;
            }

            rest.AsSpan(used, filled - used).CopyTo(rest);
            filled -= used;
        }
    }

    private void WriteEntries()
    {
        Entry[] entries;
        lock (_gate)
        {
            entries = [.. _entries];
            _entries.Clear();
        }

        try
        {
            // Half of what was written last, when that failed, must not lie between two whole lines.
            if (_torn)
            {
                _file.SetLength(_tail);
                _torn = false;
            }

            _torn = true;
            RandomAccess.Write(_file.SafeFileHandle, entries.SelectMany(entry => entry.Bytes).ToArray(), _tail);
            _file.Flush(flushToDisk: true);
            _torn = false;
            lock (_gate)
            {
                _tail += entries.Sum(entry => entry.Bytes.Length);
                Interlocked.Add(ref _waiting, entries.Sum(entry => entry.Lines));
                _filled.TrySetResult();
            }
        }
        catch (Exception fault)
        {
            // Whoever waits for one of these is told, whatever it was: nobody may take silence for success.
            foreach (var entry in entries)
            {
                entry.Fault = fault;
            }
        }

        foreach (var entry in entries)
        {
            entry.Tried = true;
        }
    }

    private void Cut()
    {
        if (_head == _tail && _head > 0)
        {
            _file.SetLength(0);
            _file.Flush(flushToDisk: true);
            lock (_gate)
            {
                _head = _tail = 0;
            }
        }
        else if (_head > CutBytes && _head > _tail / 2)
        {
            MoveRest();
        }
    }

    /// <summary>Writes what still waits into a new file that takes the old one's place: at no moment does either lack a proof.</summary>
    private void MoveRest()
    {
        var part = Open(_path + ".part", FileMode.Create);
        try
        {
            _file.Position = _head;
            _file.CopyTo(part);
            part.SetLength(_tail - _head);
            part.Flush(flushToDisk: true);
            File.Move(_path + ".part", _path, overwrite: true);

            // Once more, now for the name: what is appended next must not be found under the old one after a power cut.
            part.Flush(flushToDisk: true);
        }
        catch
        {
            part.Dispose();
            throw;
        }

        _file.Dispose();
        lock (_gate)
        {
            _file = part;
            _tail -= _head;
            _head = 0;
        }
    }
}
