using Microsoft.Extensions.Logging;

namespace Actors.Displays;

internal sealed partial class ContentCache
{
    [LoggerMessage(1, LogLevel.Debug, "Content {Sha256} is cached, {Bytes} bytes.")]
    private partial void Fetched(string sha256, long bytes);

    [LoggerMessage(2, LogLevel.Information, "Content {Sha256}, {Bytes} bytes, was used longest ago and left the full cache.")]
    private partial void ThrownOut(string sha256, long bytes);
}
