using Microsoft.Extensions.Logging;

namespace Actors.Displays;

internal sealed partial class DisplayGrain
{
    [LoggerMessage(121, LogLevel.Warning, "Display {Display} is {Health}: {Reason}")]
    private partial void LogWorse(string display, DisplayHealth health, string reason);

    [LoggerMessage(122, LogLevel.Information, "Display {Display} was {Before} and is {Health}: {Reason}")]
    private partial void LogHealth(string display, DisplayHealth before, DisplayHealth health, string reason);
}
