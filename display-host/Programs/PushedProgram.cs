namespace Actors.Displays;

/// <summary>A program on its way to a page.</summary>
/// <param name="Program">The program.</param>
/// <param name="Live">True when the page gets it as it is decided; false when it joins or rejoins later, so that nothing about speed follows.</param>
internal sealed record PushedProgram(DisplayProgram Program, bool Live);
