using Microsoft.Extensions.Logging;

namespace Actors.Cameras;

internal sealed partial class SharedRoster
{
    [LoggerMessage(EventId = 2010, Level = LogLevel.Information, Message = "The camera host {HostId} has its share of the cameras of store {StoreId}: {Cameras}")]
    private partial void LogShare(string hostId, string storeId, string cameras);

    [LoggerMessage(EventId = 2011, Level = LogLevel.Warning, Message = "The store {StoreId} does not answer the camera host {HostId}; what runs goes on for {ValidFor} at most: {Reason}")]
    private partial void LogSilent(string storeId, string hostId, TimeSpan validFor, string reason);

    [LoggerMessage(EventId = 2012, Level = LogLevel.Warning, Message = "The store {StoreId} has been silent for {ValidFor}: the camera host {HostId} runs no camera any more")]
    private partial void LogLapsed(string storeId, string hostId, TimeSpan validFor);

    [LoggerMessage(EventId = 2013, Level = LogLevel.Warning, Message = "The camera host {HostId} leaves without a farewell, its cameras move in some seconds: {Reason}")]
    private partial void LogFarewellFailed(string hostId, string reason);
}
