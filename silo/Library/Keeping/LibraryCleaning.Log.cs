namespace Actors.Library;

internal sealed partial class LibraryCleaning
{
    [LoggerMessage(EventId = 1401, Level = LogLevel.Information, Message = "The file {Sha256} of {Bytes} bytes was deleted: nothing needs it any more.")]
    private partial void LogDeleted(string sha256, long bytes);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Warning, Message = "No file was deleted, because it is not known which are needed; it is tried again in ten minutes.")]
    private partial void LogPutOff(Exception fault);
}
