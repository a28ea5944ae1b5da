using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Actors.Library;

/// <summary>Finds out what a file is by its first bytes. What follows them is checked by the reader of its kind.</summary>
internal static partial class FileSniffer
{
    /// <summary>Enough for a page or picture that begins with a long comment.</summary>
    public const int Head = 4096;

    /// <summary>Files of other kinds, for a sentence that helps.</summary>
    private static readonly (byte[] Magic, string Words)[] Others =
    [
        ("GIF8"u8.ToArray(), "a GIF image"), ("BM"u8.ToArray(), "a BMP image"), ([0x49, 0x49, 0x2A, 0], "a TIFF image"), ([0x4D, 0x4D, 0, 0x2A], "a TIFF image"),
        ("8BPS"u8.ToArray(), "a Photoshop file"), ("%PDF"u8.ToArray(), "a PDF document"), ("%!PS"u8.ToArray(), "a PostScript document"), ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x1F, 0x8B], "a gzip file"), ("Rar!"u8.ToArray(), "a RAR archive"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"), ("BZh"u8.ToArray(), "a bzip2 file"),
        ("MZ"u8.ToArray(), "a Windows program"), ([0x7F, 0x45, 0x4C, 0x46], "a Linux program"), ("#!"u8.ToArray(), "a script"), ("OggS"u8.ToArray(), "an Ogg file"),
        ("ID3"u8.ToArray(), "an MP3 file"), ("fLaC"u8.ToArray(), "a FLAC file"), ("FLV"u8.ToArray(), "a Flash video"), ([0x00, 0x00, 0x01, 0xBA], "an MPEG video"),
        ([0x00, 0x00, 0x01, 0xB3], "an MPEG video"), ([0x30, 0x26, 0xB2, 0x75], "a Windows Media file"), ("<?php"u8.ToArray(), "a PHP script"), ([0xFF, 0x0A], "a JPEG XL image"),
    ];

    /// <summary>What a file is.</summary>
    /// <param name="head">Its first <see cref="Head"/> bytes, or all of it.</param>
    /// <param name="name">What to call it in a sentence.</param>
    /// <exception cref="ContentRefusedException">It is nothing that screens play.</exception>
    public static FileKind Kind(ReadOnlySpan<byte> head, string name)
    {
        if (head.IsEmpty)
        {
            throw new ContentRefusedException($"The file '{FileKinds.Cut(name)}' is empty.");
        }

        return Find(head) ?? throw new ContentRefusedException($"The file '{FileKinds.Cut(name)}' is {Other(head)}, which screens do not play; allowed are {FileKinds.Allowed}.");
    }

    /// <summary>What a file is; null when it is nothing that screens play.</summary>
    /// <param name="head">Its first <see cref="Head"/> bytes, or all of it.</param>
    public static FileKind? Find(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => FileKind.Zip,
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8) => FileKind.WebP,
        _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) => IsPlayable(head) ? FileKind.Mp4 : null,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => head.IndexOf("webm"u8) is > 0 and < 64 ? FileKind.WebM : null,
        _ => Markup(head),
    };

    /// <summary>Brands of ISO 14496-12 files that are films in MP4, and not pictures (HEIF, AVIF), sound or QuickTime.</summary>
    private static bool IsPlayable(ReadOnlySpan<byte> head)
    {
        var end = (int)Math.Min(head.Length, BinaryPrimitives.ReadUInt32BigEndian(head));
        var brand = Encoding.ASCII.GetString(head[8..12]);
        if (brand is "qt  " or "avif" or "avis" or "heic" or "heix" or "hevc" or "mif1" or "msf1" or "M4A " or "M4B ")
        {
            return false;
        }

        for (var at = 16; at + 4 <= end; at += 4)
        {
            if (Encoding.ASCII.GetString(head.Slice(at, 4)) is "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "av01" or "M4V " or "dash")
            {
                return true;
            }
        }

        return brand is "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "av01" or "M4V " or "M4VH" or "M4VP" or "MSNV" or "dash";
    }

    private static FileKind? Markup(ReadOnlySpan<byte> head)
    {
        // Browsers take a page by these beginnings too (WHATWG MIME Sniffing, 7.1); everything before them must be blank, a comment or XML's own.
        var text = Text(head);
        return text is null ? null : BeginsAsSvg().IsMatch(text) ? FileKind.Svg : BeginsAsHtml().IsMatch(text) ? FileKind.Html : null;
    }

    private static string? Text(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(head[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(head[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(head[3..]),
        _ => head.Contains((byte)0) ? null : Encoding.UTF8.GetString(head),
    };

    private static string Other(ReadOnlySpan<byte> head)
    {
        foreach (var (magic, words) in Others)
        {
            if (head.StartsWith(magic))
            {
                return words;
            }
        }

        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
        {
            return Encoding.ASCII.GetString(head[8..12]) switch
            {
                "qt  " => "a QuickTime film",
                "avif" or "avis" => "an AVIF image",
                "heic" or "heix" or "hevc" or "mif1" or "msf1" => "an HEIC image",
                "M4A " or "M4B " => "a sound file",
                _ => "a film of a kind that is not MP4",
            };
        }

        return head switch
        {
            [0x1A, 0x45, 0xDF, 0xA3, ..] => "a Matroska film that is not WebM",
            _ when head.StartsWith("RIFF"u8) => "an AVI film or WAV sound",
            _ when Text(head) is { } text && !text.Contains('\uFFFD', StringComparison.Ordinal) => "plain text",
            _ => "of an unknown kind",
        };
    }

    private const string Before = @"^(?:\s|<!--(?>.*?-->))*";

    [GeneratedRegex(Before + @"(?:<\?xml\b[^>]*\?>)?(?:\s|<!--(?>.*?-->)|<!DOCTYPE\s+svg\b(?:[^\[>]*\[(?>.*?\]\s*>)|[^\[>]*>)|<\?[^>]*\?>)*<(?:[A-Za-z_][\w.-]*:)?svg[\s/>]", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex BeginsAsSvg();

    [GeneratedRegex(Before + @"<(?:!doctype\s+html[\s>]|(?:html|head|body|meta|title|style|script|div|h1|p|main|section|img|video|table|iframe|a|b|br|center|font)[\s/>])", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeginsAsHtml();
}
