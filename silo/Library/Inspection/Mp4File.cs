using System.Buffers.Binary;
using System.Text;

namespace Actors.Library;

/// <summary>Reads the boxes of an MP4 file (ISO/IEC 14496-12) as far as they say what is in it, and whether all of it is there.</summary>
internal sealed class Mp4File
{
    private const int MostBoxes = 10_000;

    /// <summary>Everything but the pictures themselves; an hour has some ten megabytes.</summary>
    private const long MostMovie = 64 << 20;

    private readonly string _file;
    private TimeSpan? _duration;
    private (int Width, int Height)? _size;
    private (int Width, int Height) _track;
    private string _handler = "";
    private uint _movieScale;
    private bool _isPicture;

    private Mp4File(string file) => _file = file;

    /// <summary>Looks at a video.</summary>
    /// <exception cref="ContentRefusedException">It is damaged, cut off, or nothing that browsers play.</exception>
    public static VideoFacts Read(Stream stream, string name)
    {
        var reader = new Mp4File(FileKinds.Cut(name));
        return reader.ReadFile(stream);
    }

    private VideoFacts ReadFile(Stream stream)
    {
        var (hasMedia, hasMovie) = (false, false);
        Span<byte> head = stackalloc byte[16];
        for (var (at, boxes) = (0L, 0); at < stream.Length; boxes++)
        {
            stream.Position = at;
            if (boxes > MostBoxes || stream.Length - at < 8)
            {
                throw Damaged("it ends in the middle of a box");
            }

            stream.ReadExactly(head[..8]);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var headBytes = 8;
            if (size == 1 && stream.Length - at >= 16)
            {
                stream.ReadExactly(head[8..]);
                size = BinaryPrimitives.ReadInt64BigEndian(head[8..]);
                headBytes = 16;
            }

            size = size == 0 ? stream.Length - at : size;
            var type = Encoding.Latin1.GetString(head[4..8]);
            if (size < headBytes || size > stream.Length - at)
            {
                throw Damaged($"its part '{Printable(type)}' is longer than the file: it is cut off");
            }

            hasMedia |= type == "mdat" && size > headBytes;
            if (type == "moov")
            {
                hasMovie = true;
                ReadMovie(stream, size - headBytes);
            }

            at += size;
        }

        return !hasMovie ? throw Damaged("it has no 'moov' part, which says what is in it: it is cut off")
            : !hasMedia ? throw Damaged("it has no 'mdat' part with pictures: it is cut off")
            : _size is not { } found ? throw new ContentRefusedException($"The video '{_file}' has no picture track.")
            : new VideoFacts(found.Width, found.Height, _duration);
    }

    private void ReadMovie(Stream stream, long size)
    {
        if (size > MostMovie)
        {
            throw Damaged($"its part 'moov' has more than {MostMovie >> 20} MiB");
        }

        var movie = new byte[size];
        stream.ReadExactly(movie);
        Walk(movie, 0);
    }

    private void Walk(ReadOnlySpan<byte> boxes, int depth)
    {
        while (boxes.Length >= 8 && depth < 10)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            if (size < 8 || size > boxes.Length)
            {
                throw Damaged("a box in its part 'moov' has no right length");
            }

            Take(Encoding.Latin1.GetString(boxes[4..8]), boxes[8..(int)size], depth);
            boxes = boxes[(int)size..];
        }
    }

    private void Take(string type, ReadOnlySpan<byte> body, int depth)
    {
        switch (type)
        {
            case "trak":
                (_track, _handler) = ((0, 0), "");
                Walk(body, depth + 1);
                if (_isPicture && _size is null)
                {
                    _size = _track is { Width: > 0, Height: > 0 } ? _track : throw Damaged("its picture has no size");
                }

                _isPicture = false;
                break;

            case "mdia" or "minf" or "stbl" or "mvex":
                Walk(body, depth + 1);
                break;

            case "mvhd":
                _movieScale = Number(body, Version(body) == 1 ? 20 : 12);
                _duration = Length(Version(body) == 1 ? Long(body, 24) : Number(body, 16), unknown: Version(body) == 1 ? long.MaxValue : uint.MaxValue);
                break;

            case "mehd":
                // Of a film in fragments the header alone says how long it is.
                _duration = Length(Version(body) == 1 ? Long(body, 4) : Number(body, 4), unknown: 0) ?? _duration;
                break;

            case "tkhd":
                var at = Version(body) == 1 ? 52 : 40;
                var turned = Number(body, at) == 0 && Number(body, at + 4) != 0;
                var (width, height) = ((int)(Number(body, at + 36) >> 16), (int)(Number(body, at + 40) >> 16));
                _track = turned ? (height, width) : (width, height);
                break;

            case "hdlr":
                _handler = Encoding.Latin1.GetString(Slice(body, 8, 4));
                break;

            case "stsd":
                ReadSamples(body);
                break;
        }
    }

    private void ReadSamples(ReadOnlySpan<byte> body)
    {
        if (_handler is not ("vide" or "soun"))
        {
            return;
        }

        var codec = Printable(Encoding.Latin1.GetString(Slice(body, 12, 4)));
        if (_handler == "soun")
        {
            VideoCodecs.CheckSound(codec, _file);
            return;
        }

        VideoCodecs.CheckPicture(codec, _file);
        _isPicture = true;

        // The sample entry of a picture has 78 bytes after its head; boxes follow (14496-12, 12.1.3).
        var boxes = body.Length > 94 ? body[94..] : [];
        var at = codec.StartsWith("avc", StringComparison.Ordinal) ? boxes.IndexOf("avcC"u8) : -1;
        if (at >= 0 && at + 6 <= boxes.Length)
        {
            VideoCodecs.CheckProfile(boxes[at + 5], _file);
        }
    }

    private TimeSpan? Length(long units, long unknown) =>
        _movieScale == 0 || units <= 0 || units == unknown || units / _movieScale > TimeSpan.FromDays(7).TotalSeconds ? null : TimeSpan.FromSeconds(units / (double)_movieScale);

    private ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> body, int at, int count) => at + count <= body.Length ? body.Slice(at, count) : throw Damaged("a box in its part 'moov' is too short");

    private int Version(ReadOnlySpan<byte> body) => Slice(body, 0, 1)[0];

    private uint Number(ReadOnlySpan<byte> body, int at) => BinaryPrimitives.ReadUInt32BigEndian(Slice(body, at, 4));

    private long Long(ReadOnlySpan<byte> body, int at) => BinaryPrimitives.ReadInt64BigEndian(Slice(body, at, 8));

    private static string Printable(string type) => new([.. type.Select(c => c is >= ' ' and < '\x7F' ? c : '?')]);

    private ContentRefusedException Damaged(string how) => new($"The video '{_file}' is damaged: {how}.");
}
