using System.Text.Json;

namespace Actors.Embedded;

/// <summary>How states are written: enums as their numbers, which only grow, and members by their names.</summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions { IncludeFields = true };
        options.Converters.Add(new ImmutableArrayConverterFactory());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
