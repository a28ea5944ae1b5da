namespace Actors.Displays;

internal static class ProgramContent
{
    /// <summary>All content that a program may bring onto a screen, what plays now first, each file once.</summary>
    public static IEnumerable<ContentItem> Needs(this DisplayProgram program) =>
        // A program that was kept by an older version has nothing to preload.
        program.Loop.Prepend(program.Now).Concat(program.Preload.IsDefault ? [] : program.Preload).DistinctBy(item => item.Sha256);
}
