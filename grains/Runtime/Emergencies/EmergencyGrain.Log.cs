using Microsoft.Extensions.Logging;

namespace Actors.Emergencies;

internal sealed partial class EmergencyGrain
{
    [LoggerMessage(301, LogLevel.Warning, "Store {Store}: the {Severity} emergency {Emergency} is fired by {By}, from {From:O} to {Until:O}")]
    private partial void LogFired(string store, EmergencySeverity severity, string emergency, string by, DateTimeOffset from, DateTimeOffset until);

    [LoggerMessage(302, LogLevel.Warning, "Store {Store}: the emergency {Emergency} is revoked by {By}")]
    private partial void LogRevoked(string store, string emergency, string by);

    [LoggerMessage(303, LogLevel.Warning, "Store {Store} cannot tell the lane {Lane} what emergencies to obey and tries again")]
    private partial void LogUnreachable(Exception fault, string store, string lane);
}
