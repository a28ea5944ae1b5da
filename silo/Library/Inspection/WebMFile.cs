using System.Buffers.Binary;
using System.Text;

namespace Actors.Library;

/// <summary>Reads the elements of a WebM file (EBML, RFC 8794; Matroska, RFC 9559) as far as they say what is in it, and whether all of it is there.</summary>
internal sealed class WebMFile
{
    private const uint Header = 0x1A45DFA3, Segment = 0x18538067, Info = 0x1549A966, Scale = 0x2AD7B1, Duration = 0x4489, Tracks = 0x1654AE6B, Entry = 0xAE, Type = 0x83,
        Codec = 0x86, Video = 0xE0, Width = 0xB0, Height = 0xBA, Cluster = 0x1F43B675, Encodings = 0x6D80;

    private const int PictureTrack = 1, SoundTrack = 2, MostElements = 200_000;
    private const long Unknown = -1;

    private readonly Stream _stream;
    private readonly string _file;
    private int _elements;
    private double? _length;
    private ulong _scale = 1_000_000;
    private (int Width, int Height)? _size;
    private bool _hasCluster;

    private WebMFile(Stream stream, string file) => (_stream, _file) = (stream, file);

    /// <summary>Looks at a video.</summary>
    /// <exception cref="ContentRefusedException">It is damaged, cut off, or nothing that browsers play.</exception>
    public static VideoFacts Read(Stream stream, string name)
    {
        var reader = new WebMFile(stream, FileKinds.Cut(name));
        stream.Position = 0;
        try
        {
            reader.Walk(stream.Length, reader.TakeTop);
        }
        catch (EndOfStreamException)
        {
            throw reader.Damaged("it is cut off");
        }

        return !reader._hasCluster ? throw reader.Damaged("it has no pictures: it is cut off")
            : reader._size is not { } size ? throw new ContentRefusedException($"The video '{reader._file}' has no picture track.")
            : new VideoFacts(size.Width, size.Height, reader.Length());
    }

    private void TakeTop(uint id, long end)
    {
        if (id == Segment)
        {
            Walk(end, TakeSegment);
        }
        else if (id == Header && end > _stream.Position + 4096)
        {
            throw Damaged("its header has no right length");
        }
    }

    private void TakeSegment(uint id, long end)
    {
        switch (id)
        {
            case Info:
                Walk(end, (inner, innerEnd) =>
                {
                    switch (inner)
                    {
                        case Scale:
                            _scale = Number(innerEnd);
                            break;
                        case Duration:
                            _length = Float(innerEnd);
                            break;
                    }
                });
                break;

            case Tracks:
                Walk(end, (inner, innerEnd) =>
                {
                    if (inner == Entry)
                    {
                        TakeTrack(innerEnd);
                    }
                });
                break;

            case Cluster:
                _hasCluster = true;
                break;
        }
    }

    private void TakeTrack(long end)
    {
        var (type, codec, width, height, encrypted) = (0UL, "", 0UL, 0UL, false);
        Walk(end, (id, innerEnd) =>
        {
            switch (id)
            {
                case Type:
                    type = Number(innerEnd);
                    break;
                case Codec:
                    codec = Text(innerEnd);
                    break;
                case Encodings:
                    encrypted = true;
                    break;
                case Video:
                    Walk(innerEnd, (inner, last) =>
                    {
                        switch (inner)
                        {
                            case Width:
                                width = Number(last);
                                break;
                            case Height:
                                height = Number(last);
                                break;
                        }
                    });
                    break;
            }
        });
        if (type == PictureTrack)
        {
            VideoCodecs.CheckPicture(codec, _file);
            _size ??= encrypted ? throw new ContentRefusedException($"The video '{_file}' is encrypted, and screens have no key.")
                : width is > 0 and <= 16384 && height is > 0 and <= 16384 ? ((int)width, (int)height) : throw Damaged("its picture has no size");
        }
        else if (type == SoundTrack)
        {
            VideoCodecs.CheckSound(codec, _file);
        }
    }

    /// <summary>Goes over the elements up to an end. Whatever `take` reads of one, the next is found behind it.</summary>
    private void Walk(long end, Action<uint, long> take)
    {
        while (_stream.Position < end)
        {
            if (++_elements > MostElements)
            {
                throw Damaged($"it has more than {MostElements} elements");
            }

            var id = (uint)Variable(keepMarker: true, most: 4);
            var size = Variable(keepMarker: false, most: 8);

            // A live recording does not know how long its segment and clusters are; their elements then follow as if they stood in it.
            if (size == Unknown && id is Segment or Cluster)
            {
                take(id, id == Segment ? end : _stream.Position);
                continue;
            }

            var last = _stream.Position + size;
            if (size < 0 || last > end)
            {
                throw Damaged("an element is longer than the file: it is cut off");
            }

            take(id, last);
            _stream.Position = last;
        }
    }

    private long Variable(bool keepMarker, int most)
    {
        var first = Byte();
        var bytes = 1;
        for (var marker = 0x80; bytes <= most && (first & marker) == 0; marker >>= 1)
        {
            bytes++;
        }

        if (bytes > most)
        {
            throw Damaged("an element has no right length");
        }

        var value = keepMarker ? (ulong)first : (ulong)(first & (0xFF >> bytes));
        var isUnknown = (first & (0xFF >> bytes)) == 0xFF >> bytes;
        for (var i = 1; i < bytes; i++)
        {
            var next = Byte();
            isUnknown &= next == 0xFF;
            value = (value << 8) | (uint)next;
        }

        return isUnknown && !keepMarker ? Unknown : (long)value;
    }

    private int Byte() => _stream.ReadByte() is >= 0 and var read ? read : throw new EndOfStreamException();

    private ReadOnlySpan<byte> Bytes(long end, int most)
    {
        var count = end - _stream.Position;
        if (count < 0 || count > most)
        {
            throw Damaged("an element has no right length");
        }

        var bytes = new byte[count];
        _stream.ReadExactly(bytes);
        return bytes;
    }

    private ulong Number(long end)
    {
        var value = 0UL;
        foreach (var read in Bytes(end, 8))
        {
            value = (value << 8) | read;
        }

        return value;
    }

    private double? Float(long end) => Bytes(end, 8) switch
    {
        { Length: 4 } four => BinaryPrimitives.ReadSingleBigEndian(four),
        { Length: 8 } eight => BinaryPrimitives.ReadDoubleBigEndian(eight),
        _ => null,
    };

    private string Text(long end) => Encoding.ASCII.GetString(Bytes(end, 100)).TrimEnd('\0');

    private TimeSpan? Length() => _length is { } units && units * _scale / 1e9 is > 0 and < 604_800 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    private ContentRefusedException Damaged(string how) => new($"The video '{_file}' is damaged: {how}.");
}
