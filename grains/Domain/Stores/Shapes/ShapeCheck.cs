using System.Globalization;
using System.Text.Json;

namespace Actors.Stores;

/// <summary>Holds a JSON value against a shape and notes every difference.</summary>
internal static class ShapeCheck
{
    private const int LongestQuote = 60;

    /// <summary>Adds an error for each difference within <paramref name="value"/>; returns whether the value itself has the right type.</summary>
    public static bool Check(JsonElement value, Shape shape, string path, ICollection<StoreFileError> errors)
    {
        switch (shape)
        {
            case ObjectShape it: return Object(value, it, path, errors);
            case ListShape it: return List(value, it, path, errors);
            default:
                var complaint = Complaint(value, shape);
                if (complaint is not null)
                {
                    errors.Add(new StoreFileError(path, complaint));
                }

                return complaint is null;
        }
    }

    /// <summary>The path of a field.</summary>
    public static string Inside(string path, string field) => path.Length == 0 ? field : $"{path}.{field}";

    /// <summary>The value as it stands in the file, shortened.</summary>
    private static string Quote(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => value.GetRawText(),
        };
        return text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
    }

    private static bool Object(JsonElement value, ObjectShape shape, string path, ICollection<StoreFileError> errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new StoreFileError(path, $"{Quote(value)} is not an object."));
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var inside = Inside(path, property.Name);
            if (!seen.Add(property.Name))
            {
                errors.Add(new StoreFileError(inside, "The field stands here twice; allowed is once."));
                continue;
            }

            if (Array.Find(shape.Fields, field => field.Name == property.Name) is not { } known)
            {
                errors.Add(new StoreFileError(inside, $"The field is unknown; allowed are {string.Join(", ", shape.Fields.Select(field => field.Name))}."));
                continue;
            }

            Check(property.Value, known.Shape, inside, errors);
        }

        foreach (var missing in shape.Fields.Where(field => field.Required && !seen.Contains(field.Name)))
        {
            errors.Add(new StoreFileError(Inside(path, missing.Name), $"The field is missing; it must be {Allowed(missing.Shape)}."));
        }

        return true;
    }

    private static bool List(JsonElement value, ListShape shape, string path, ICollection<StoreFileError> errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new StoreFileError(path, $"{Quote(value)} is not a list."));
            return false;
        }

        if (value.GetArrayLength() < shape.Minimum)
        {
            errors.Add(new StoreFileError(path, $"The list has {value.GetArrayLength()} entries; allowed are {shape.Minimum} or more."));
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            Check(item, shape.Item, $"{path}[{index++}]", errors);
        }

        return true;
    }

    private static string? Complaint(JsonElement value, Shape shape)
    {
        var fits = shape switch
        {
            TextShape it => value.ValueKind == JsonValueKind.String && Fits(value.GetString()!, it),
            ChoiceShape it => value.ValueKind == JsonValueKind.String && it.Names.Contains(value.GetString()),
            NumberShape it => value.ValueKind == JsonValueKind.Number && Fits(value, it),
            FlagShape => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => throw new ArgumentException($"{shape.GetType().Name} is not a shape of a single value.", nameof(shape)),
        };
        if (fits)
        {
            return null;
        }

        return shape is ChoiceShape { RefusedName: { } refused, Refusal: { } refusal } && value.ValueKind == JsonValueKind.String && value.GetString() == refused
            ? refusal
            : $"{(shape is TextShape { MayHoldPassword: true } && value.ValueKind == JsonValueKind.String ? $"A text of {value.GetString()!.Length} characters" : Quote(value))} is not allowed; allowed is {Allowed(shape)}.";
    }

    private static bool Fits(string text, TextShape shape) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= shape.Longest && (shape.Pattern is null || shape.Pattern.IsMatch(text));

    private static bool Fits(JsonElement value, NumberShape shape) =>
        value.TryGetDouble(out var number) && number >= shape.Minimum && number <= shape.Maximum && (!shape.Whole || value.TryGetInt32(out _));

    private static string Allowed(Shape shape) => shape switch
    {
        TextShape it => it.Allowed,
        ChoiceShape { Names.Length: 1 } it => it.Names[0],
        ChoiceShape it => $"one of {string.Join(", ", it.Names)}",
        NumberShape it => string.Create(CultureInfo.InvariantCulture, $"a {(it.Whole ? "whole " : "")}number from {it.Minimum} to {it.Maximum}"),
        FlagShape => "true or false",
        ListShape => "a list",
        _ => "an object",
    };
}
