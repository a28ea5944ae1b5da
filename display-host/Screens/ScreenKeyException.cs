namespace Actors.Displays;

/// <summary>The secret of the screens' tokens cannot be had; the message names the file and says why.</summary>
/// <param name="message">One sentence.</param>
public sealed class ScreenKeyException(string message) : ActorsException(message);
