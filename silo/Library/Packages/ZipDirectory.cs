using System.Buffers.Binary;
using System.Text;

namespace Actors.Library;

/// <summary>
/// Reads the directory of a zip archive (PKWARE APPNOTE 6.3.10) and believes nothing in it: how many files there are, where they lie and what
/// they are called is bounded and checked before any of them is unpacked.
/// </summary>
internal static class ZipDirectory
{
    /// <summary>Files and folders that a package may have.</summary>
    public const int MostEntries = 500;

    private const uint EndMark = 0x06054B50;
    private const uint EntryMark = 0x02014B50;
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int MostComment = ushort.MaxValue;
    private const int MostDirectory = MostEntries * 1024;

    private const int Encrypted = 0x0001, StrongEncryption = 0x0040, Utf8Names = 0x0800, MaskedHeads = 0x2000;
    private const int Stored = 0, Deflated = 8;

    /// <summary>Kinds of files in the upper half of the attributes that Unix writes (stat.h, S_IFMT).</summary>
    private const int FileType = 0xF000, RegularFile = 0x8000, Folder = 0x4000, Link = 0xA000;

    /// <summary>Reads it.</summary>
    /// <exception cref="ContentRefusedException">It is damaged, or has something in it that a package does not need.</exception>
    public static IReadOnlyList<ZipEntryHead> Read(Stream zip)
    {
        var (count, at, bytes) = FindEnd(zip);
        var directory = new byte[bytes];
        zip.Position = at;
        zip.ReadExactly(directory);
        var entries = new List<ZipEntryHead>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        ReadOnlySpan<byte> rest = directory;
        while (rest.Length > 0)
        {
            if (rest.Length < EntryBytes || BinaryPrimitives.ReadUInt32LittleEndian(rest) != EntryMark || entries.Count == count)
            {
                throw Damaged("its directory is not what its end says");
            }

            var length = EntryBytes + Short(rest, 28) + Short(rest, 30) + Short(rest, 32);
            if (length > rest.Length)
            {
                throw Damaged("its directory is cut off");
            }

            var entry = Entry(rest[..length]);
            if (!names.Add(entry.Path.Normalize()))
            {
                throw new ContentRefusedException($"The zip holds '{FileKinds.Cut(entry.Path)}' twice; each name may stand in it once, whatever its case.");
            }

            entries.Add(entry);
            rest = rest[length..];
        }

        return entries.Count == count ? entries : throw Damaged("its directory has fewer files than its end says");
    }

    private static (int Count, long At, int Bytes) FindEnd(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, EndBytes + MostComment)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndMark || EndBytes + Short(end, 20) != end.Length)
            {
                continue;
            }

            var (count, bytes, offset) = (Short(end, 10), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
            if (Short(end, 4) != 0 || Short(end, 6) != 0 || Short(end, 8) != count)
            {
                throw new ContentRefusedException("The zip is one of several parts; upload one that is whole.");
            }

            if (count == ushort.MaxValue || offset == uint.MaxValue)
            {
                throw new ContentRefusedException($"The zip is of the kind for very large archives (ZIP64); allowed are {MostEntries} files and {Package.MostBytes >> 20} MiB, for which nobody needs it.");
            }

            if (count > MostEntries || bytes > MostDirectory)
            {
                throw new ContentRefusedException($"The zip holds {count} files and folders; allowed are {MostEntries}.");
            }

            var directoryEnd = zip.Length - tail.Length + at;
            return offset + bytes == directoryEnd ? (count, offset, (int)bytes) : throw Damaged("its directory does not lie where its end says");
        }

        throw Damaged("it has no end: it is cut off");
    }

    private static ZipEntryHead Entry(ReadOnlySpan<byte> entry)
    {
        var flags = Short(entry, 8);
        var method = Short(entry, 10);
        var name = Name(entry.Slice(EntryBytes, Short(entry, 28)), (flags & Utf8Names) != 0);
        var quoted = FileKinds.Cut(name);
        if ((flags & (Encrypted | StrongEncryption | MaskedHeads)) != 0)
        {
            throw new ContentRefusedException($"The file '{quoted}' in the zip is encrypted, and screens have no key.");
        }

        if (method is not (Stored or Deflated))
        {
            throw new ContentRefusedException($"The file '{quoted}' in the zip is packed by method {method}; allowed are 0 (stored) and 8 (deflated).");
        }

        var type = (int)(BinaryPrimitives.ReadUInt32LittleEndian(entry[38..]) >> 16) & FileType;
        if (type is not (0 or RegularFile or Folder))
        {
            throw new ContentRefusedException($"The file '{quoted}' in the zip is {(type == Link ? "a link" : "a device")}; allowed are files and folders.");
        }

        var (packed, unpacked, headAt) = (BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]));
        return new ZipEntryHead(
            PackagePath.Checked(name), name.EndsWith('/') || type == Folder, method == Deflated, BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]), packed, unpacked, headAt);
    }

    private static string Name(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (ArgumentException)
        {
            return isUtf8 ? throw Damaged("a name in it is not the UTF-8 that it claims to be") : Encoding.Latin1.GetString(bytes);
        }
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static ContentRefusedException Damaged(string how) => new($"The zip is damaged: {how}.");
}
