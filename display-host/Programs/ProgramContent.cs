using System.Collections.Immutable;

namespace Actors.Displays;

internal static class ProgramContent
{
    /// <summary>All content that a program may bring onto a screen, what plays now first, each file once.</summary>
    public static IEnumerable<ContentItem> Needs(this DisplayProgram program) => program.Looped().Concat(program.Preload.OrNone()).DistinctBy(item => item.Sha256);

    /// <summary>What a page plays of a program by itself: all but what is only fetched ahead.</summary>
    public static IEnumerable<ContentItem> Looped(this DisplayProgram program) =>
        program.Loop.Prepend(program.Now).Concat(program.Zones.OrNone().SelectMany(zone => zone.Loop.OrNone()));

    /// <summary>The array, or an empty one where a program that an older version kept has none.</summary>
    public static ImmutableArray<T> OrNone<T>(this ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
