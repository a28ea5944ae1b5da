using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actors.Stores;

/// <summary>Writes a shape as JSON schema, draft 2020-12.</summary>
internal static class ShapeSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Shape root, string title)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        foreach (var (name, value) in Of(root).ToArray())
        {
            schema[name] = value?.DeepClone();
        }

        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Of(Shape shape)
    {
        var schema = new JsonObject { ["description"] = shape.Meaning };
        switch (shape)
        {
            case ObjectShape it:
                schema["type"] = "object";
                schema["additionalProperties"] = false;
                schema["required"] = Names(it.Fields.Where(field => field.Required).Select(field => field.Name));
                schema["properties"] = new JsonObject(it.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, Of(field.Shape))));
                break;
            case ListShape it:
                schema["type"] = "array";
                schema["minItems"] = it.Minimum;
                schema["items"] = Of(it.Item);
                break;
            case TextShape it:
                schema["type"] = "string";
                schema["minLength"] = 1;
                schema["maxLength"] = it.Longest;
                schema["pattern"] = it.Pattern?.ToString() ?? "\\S";
                break;
            case ChoiceShape it:
                schema["enum"] = Names(it.Names);
                break;
            case NumberShape it:
                schema["type"] = it.Whole ? "integer" : "number";
                schema["minimum"] = it.Minimum;
                schema["maximum"] = it.Maximum;
                break;
            case FlagShape:
                schema["type"] = "boolean";
                break;
        }

        return schema;
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];
}
