using System.Text.Json;
using Actors.Library;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Actors.Api;

/// <summary>Reads an upload, a `multipart/form-data` with the part `file` and, where wanted, the part `settings`, straight to the disk.</summary>
internal sealed class ContentUploads(UploadFolder folder, LibraryLimits limits, ILibrary library) : IDisposable
{
    /// <summary>What a request may have beside its file.</summary>
    public const int Around = 1 << 20;

    private const int MostSettings = 64 << 10;
    private const int BlockBytes = 1 << 16;
    private const int MostBoundary = 200;

    /// <summary>Uploads at once: what they may take of the disk has an end.</summary>
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>Reads one and takes its file into the library.</summary>
    /// <param name="request">The request.</param>
    /// <param name="withSettings">Whether it may have settings.</param>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    /// <exception cref="RefusedException">It is not taken; the status and the sentence say why.</exception>
    public async Task<(TakenContent Taken, string FileName, ContentSettings Settings)> TakeAsync(HttpRequest request, bool withSettings, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limits.FileBytes + Around)
        {
            throw TooLarge();
        }

        if (!_places.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            throw RefusedException.Unavailable($"{AtOnce} files are being uploaded already; try again when one of them is done.");
        }

        try
        {
            using var place = folder.Take();
            var (upload, settings) = await ReadAsync(request, place, withSettings, cancellationToken);
            return (await library.TakeAsync(upload, cancellationToken), upload.FileName, settings ?? ContentSettings.None);
        }
        catch (ContentRefusedException refusal)
        {
            throw new RefusedException(
                refusal.Refusal switch
                {
                    ContentRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
                    ContentRefusal.NoRoom => StatusCodes.Status507InsufficientStorage,
                    _ => StatusCodes.Status400BadRequest,
                },
                refusal.Message);
        }
        catch (InvalidDataException fault)
        {
            throw RefusedException.Bad($"The body is no right multipart/form-data: {fault.Message}");
        }
        catch (IOException fault) when (fault is not BadHttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, $"The body ended before it was complete, or could not be kept: {fault.Message}");
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<(Upload Upload, ContentSettings? Settings)> ReadAsync(HttpRequest request, UploadPlace place, bool withSettings, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(Boundary(request), request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 << 10 };
        Upload? upload = null;
        ContentSettings? settings = null;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var name = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) ? HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "" : "";
            if (name == "file" && upload is null)
            {
                upload = new Upload(place.Path, FileName(disposition!), section.ContentType ?? "");
                await CopyAsync(section.Body, place.Path, cancellationToken);
            }
            else if (name == "settings" && withSettings && settings is null)
            {
                settings = await SettingsAsync(section.Body, cancellationToken);
            }
            else
            {
                throw RefusedException.Bad($"The part '{BodyValue.Cut(name)}' of the body is {(name is "file" or "settings" ? "there twice, or has no place here" : "unknown")}; allowed are {(withSettings ? "'file' and 'settings'" : "'file'")}, each once.");
            }
        }

        return upload is null ? throw RefusedException.Bad("The part 'file' of the body is missing; needed is multipart/form-data with the file in it.") : (upload, settings);
    }

    private static string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= MostBoundary } boundary
            ? boundary
            : throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, $"The body is '{BodyValue.Cut(request.ContentType ?? "")}'; allowed is 'multipart/form-data' with the parts 'file' and 'settings'.");

    /// <summary>The last part of the name alone: browsers of old sent the path on their user's disk.</summary>
    private static string FileName(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        name = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]);
        return name.Length <= 200 ? name : name[..150] + name[^50..];
    }

    private async Task CopyAsync(Stream body, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var block = new byte[BlockBytes];
        long bytes = 0;
        while (await body.ReadAsync(block, cancellationToken) is > 0 and var read)
        {
            bytes += read;
            if (bytes > limits.FileBytes)
            {
                throw TooLarge();
            }

            await file.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }
    }

    private static async Task<ContentSettings> SettingsAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostSettings + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (read > MostSettings)
        {
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge, $"The part 'settings' of the body has more than {MostSettings >> 10} KiB, which is all that is allowed.");
        }

        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(0, read));
            return ContentSettings.Read(new BodyValue(json.RootElement, ""));
        }
        catch (JsonException)
        {
            throw RefusedException.Bad($"The part 'settings' of the body is not JSON; expected is {ContentSettings.Example}.");
        }
    }

    private RefusedException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, $"The file has more than {limits.FileBytes >> 20} MiB, which is all that one upload may have.");
}
