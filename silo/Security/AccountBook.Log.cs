namespace Actors.Security;

internal sealed partial class AccountBook
{
    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "The store's accounts cannot be asked for; the last known ones hold until they can.")]
    private partial void LogOutOfReach(Exception fault);
}
