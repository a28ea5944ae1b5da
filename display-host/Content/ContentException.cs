namespace Actors.Displays;

/// <summary>Content that a display host was given is not what its program says.</summary>
/// <param name="message">One sentence that names the content and what is wrong.</param>
public sealed class ContentException(string message) : ActorsException(message);
