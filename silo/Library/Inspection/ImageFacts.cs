namespace Actors.Library;

/// <summary>A picture's size as screens show it.</summary>
/// <param name="Width">Width in pixels; null where it has none of its own.</param>
/// <param name="Height">Height in pixels; null where it has none of its own.</param>
internal sealed record ImageFacts(int? Width, int? Height);
