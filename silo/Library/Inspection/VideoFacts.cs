namespace Actors.Library;

/// <summary>What a video's file says of it.</summary>
/// <param name="Width">Width in pixels as it is shown.</param>
/// <param name="Height">Height in pixels as it is shown.</param>
/// <param name="Duration">Its length; null where the file does not say.</param>
internal sealed record VideoFacts(int Width, int Height, TimeSpan? Duration);
