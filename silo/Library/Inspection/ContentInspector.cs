using System.Text;

namespace Actors.Library;

/// <summary>Finds out what an uploaded file is and makes of it what screens play. One file at a time: a picture may take 200 MB while it is looked at.</summary>
internal sealed class ContentInspector(TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Looks at a file. What is made of it lies beside it and is the caller's to delete.</summary>
    /// <exception cref="ContentRefusedException">It is not taken; the message says why.</exception>
    public async Task<InspectedContent> InspectAsync(Upload upload, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => ReadAsync(upload, cancellationToken), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<InspectedContent> ReadAsync(Upload upload, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(upload.Path);
        var name = upload.FileName.Length == 0 ? "upload" : upload.FileName;
        var head = new byte[Math.Min(file.Length, FileSniffer.Head)];
        file.ReadExactly(head);
        file.Position = 0;
        var kind = FileSniffer.Kind(head, name);
        kind.CheckLabels(upload.FileName, upload.MediaType);
        switch (kind)
        {
            case FileKind.Png or FileKind.Jpeg or FileKind.WebP:
                var (image, thumbnail) = RasterImage.Read(file, name, thumbnail: true);
                return new InspectedContent(kind, upload.Path, image.Width, image.Height, null, thumbnail);

            case FileKind.Svg:
                var drawing = SvgImage.Read(file, name);
                return new InspectedContent(kind, upload.Path, drawing.Width, drawing.Height, null, null);

            case FileKind.Mp4 or FileKind.WebM:
                var video = kind == FileKind.Mp4 ? Mp4File.Read(file, name) : WebMFile.Read(file, name);
                var frame = await VideoFrame.ReadAsync(upload.Path, kind, video.Duration, name, clock, cancellationToken);
                return new InspectedContent(kind, upload.Path, video.Width, video.Height, video.Duration, frame is null ? null : RasterImage.Read(new MemoryStream(frame), name, thumbnail: true).Thumbnail);

            case FileKind.Zip:
                using (var package = Package.Open(File.OpenRead(upload.Path), cancellationToken))
                {
                    return Page(package, upload.Path, cancellationToken);
                }

            default:
                if (file.Length > PageText.MostBytes)
                {
                    throw new ContentRefusedException($"The page '{FileKinds.Cut(name)}' has {file.Length >> 10} KiB; allowed are {PageText.MostBytes >> 10}.");
                }

                return Page(new SinglePage(await File.ReadAllBytesAsync(upload.Path, cancellationToken)), upload.Path, cancellationToken);
        }
    }

    private static InspectedContent Page(IPackageFiles files, string path, CancellationToken cancellationToken)
    {
        var page = path + ".page";
        using (var writer = new StreamWriter(page, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            PageMaker.Write(files, writer, cancellationToken);
        }

        return new InspectedContent(FileKind.Html, page, null, null, null, null);
    }
}
