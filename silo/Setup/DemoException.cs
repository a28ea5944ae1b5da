namespace Actors.Setup;

/// <summary>The demo store's clips cannot be made.</summary>
/// <param name="message">One sentence that names what is missing or what ffmpeg said.</param>
internal sealed class DemoException(string message) : ActorsException(message);
