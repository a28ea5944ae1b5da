using Actors.Clusters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>Makes the feed of a display.</summary>
internal sealed class DisplayFeedFactory(
    IGrainFactory grains, IClusterGate gate, ContentCache content, ProgramShelf shelf, ScreenPictures pictures, IOptions<DisplayHostOptions> options, TimeProvider clock, ILogger<DisplayFeed> log)
{
    public DisplayFeed Create(string displayId) => new(displayId, grains, gate, content, shelf, pictures, options, clock, log);
}
