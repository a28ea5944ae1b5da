namespace Actors.Api;

internal sealed partial class StoreApi
{
    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "The mode of {Lane} is {Mode} from now on, by the operator's word.")]
    private partial void LogModeChanged(string lane, string mode);
}
