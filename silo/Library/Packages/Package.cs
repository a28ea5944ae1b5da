using System.Buffers.Binary;
using System.IO.Compression;

namespace Actors.Library;

/// <summary>
/// The files of an HTML package: a zip archive of which every byte was unpacked once, counted and thrown away again, before anything of it is
/// used. Afterwards each file is unpacked when it is asked for.
/// </summary>
internal sealed class Package : IPackageFiles, IDisposable
{
    /// <summary>Most bytes of all files unpacked.</summary>
    public const long MostBytes = 64L << 20;

    /// <summary>Text packs to a twentieth, at most to a fiftieth; deflate can do a thousandth, which is only ever meant as a bomb.</summary>
    private const int MostRatio = 200;

    /// <summary>Below this no ratio hurts: an empty canvas or a table of zeros.</summary>
    private const long RatioFrom = 1 << 20;

    private const uint HeadMark = 0x04034B50;
    private const int HeadBytes = 30;
    private const string Index = "index.html";

    private readonly Stream _zip;
    private readonly Dictionary<string, ZipEntryHead> _files;
    private readonly Dictionary<string, long> _dataAt = [];

    private Package(Stream zip, Dictionary<string, ZipEntryHead> files, string root) => (_zip, _files, Root) = (zip, files, root);

    /// <summary>The path of its page.</summary>
    public string Root { get; }

    /// <summary>Opens an archive and looks through all of it.</summary>
    /// <param name="zip">The archive, seekable; disposed with the package.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ContentRefusedException">It is damaged, a bomb, or no package.</exception>
    public static Package Open(Stream zip, CancellationToken cancellationToken)
    {
        var files = ZipDirectory.Read(zip).Where(entry => !entry.IsFolder && !IsLitter(entry.Path)).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        var package = new Package(zip, files, RootOf(files.Keys));
        package.Look(cancellationToken);
        return package;
    }

    public bool Has(string path) => _files.ContainsKey(path);

    public byte[]? Read(string path)
    {
        if (!_files.TryGetValue(path, out var entry))
        {
            return null;
        }

        var bytes = new byte[entry.Unpacked];
        using var data = Data(entry);
        data.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>What operating systems add to archives by themselves.</summary>
    private static bool IsLitter(string path) => path.StartsWith("__MACOSX/", StringComparison.Ordinal) || Path.GetFileName(path) is ".DS_Store" or "Thumbs.db" or "desktop.ini";

    private static string RootOf(ICollection<string> paths)
    {
        if (paths.Contains(Index))
        {
            return Index;
        }

        var tops = paths.Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).ToArray();
        return tops is [var top] && paths.Contains($"{top}/{Index}")
            ? $"{top}/{Index}"
            : throw new ContentRefusedException($"The zip has no '{Index}' at its top or in its only folder; that is the page that screens show.");
    }

    private void Look(CancellationToken cancellationToken)
    {
        long end = 0, total = 0;
        var block = new byte[1 << 16];
        foreach (var entry in _files.Values.OrderBy(entry => entry.HeadAt))
        {
            var name = FileKinds.Cut(entry.Path);
            var dataAt = DataAt(entry, name);
            if (entry.HeadAt < end || dataAt + entry.Packed > _zip.Length)
            {
                throw new ContentRefusedException($"The file '{name}' in the zip overlaps with another, or with the archive's end; it is damaged or made to harm.");
            }

            end = dataAt + entry.Packed;
            _dataAt[entry.Path] = dataAt;
            if (entry.Unpacked > MostBytes - total)
            {
                throw TooLarge();
            }

            long bytes = 0;
            uint crc = 0;
            using var data = Data(entry);
            while (Unpack(data, block, name) is > 0 and var read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (bytes == 0 && FileSniffer.Find(block.AsSpan(0, Math.Min(read, FileSniffer.Head))) == FileKind.Zip)
                {
                    throw new ContentRefusedException($"The file '{name}' in the zip is an archive itself; screens unpack nothing.");
                }

                bytes += read;
                crc = Crc32.Append(crc, block.AsSpan(0, read));
                if (bytes > entry.Unpacked)
                {
                    throw new ContentRefusedException($"The file '{name}' in the zip unpacks to more than the {entry.Unpacked} bytes that the archive claims; it is damaged or made to harm.");
                }

                if (bytes > RatioFrom && bytes > entry.Packed * MostRatio)
                {
                    throw new ContentRefusedException($"The file '{name}' in the zip unpacks to more than {MostRatio} times its packed length; it is made to harm.");
                }
            }

            if (bytes != entry.Unpacked || crc != entry.Crc)
            {
                throw new ContentRefusedException($"The file '{name}' in the zip is damaged: it has not the length and checksum that the archive claims.");
            }

            total += bytes;
        }

        static ContentRefusedException TooLarge() => new($"The zip unpacks to more than {MostBytes >> 20} MiB, which is all that is allowed.");
    }

    private static int Unpack(Stream data, byte[] block, string name)
    {
        try
        {
            return data.Read(block);
        }
        catch (InvalidDataException fault)
        {
            throw new ContentRefusedException($"The file '{name}' in the zip is damaged: it cannot be unpacked.", cause: fault);
        }
    }

    /// <summary>Where a file's bytes begin; its own head must agree with the directory.</summary>
    private long DataAt(ZipEntryHead entry, string name)
    {
        var head = new byte[HeadBytes];
        if (entry.HeadAt + HeadBytes > _zip.Length)
        {
            throw new ContentRefusedException($"The file '{name}' in the zip lies behind the archive's end; it is damaged.");
        }

        _zip.Position = entry.HeadAt;
        _zip.ReadExactly(head);
        var (nameBytes, extraBytes) = (BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26)), BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)));
        var isDeflated = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8)) == 8;
        return BinaryPrimitives.ReadUInt32LittleEndian(head) == HeadMark && isDeflated == entry.IsDeflated
            ? entry.HeadAt + HeadBytes + nameBytes + extraBytes
            : throw new ContentRefusedException($"The file '{name}' in the zip is not what the archive's directory says; it is damaged or made to harm.");
    }

    private Stream Data(ZipEntryHead entry)
    {
        var packed = new PartStream(_zip, _dataAt[entry.Path], entry.Packed);
        return entry.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }
}
