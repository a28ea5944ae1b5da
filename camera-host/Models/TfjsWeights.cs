using System.Runtime.InteropServices;
using System.Text.Json;

namespace Actors.Vision.Models;

/// <summary>Reads tfjs weight files: a manifest of names, shapes and quantisations, and the bytes one after the other.</summary>
internal static class TfjsWeights
{
    /// <param name="manifest">The array of groups that tfjs calls a weights manifest.</param>
    /// <param name="bytes">The bytes of all groups.</param>
    /// <exception cref="ModelException">The bytes do not fit the manifest.</exception>
    public static Dictionary<string, TfjsTensor> Read(JsonElement manifest, ReadOnlySpan<byte> bytes)
    {
        var tensors = new Dictionary<string, TfjsTensor>(StringComparer.Ordinal);
        var offset = 0;
        foreach (var weight in manifest.EnumerateArray().SelectMany(group => group.GetProperty("weights").EnumerateArray()))
        {
            var name = weight.GetProperty("name").GetString()!;
            var shape = weight.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
            var values = new float[shape.Aggregate(1, (product, size) => checked(product * size))];
            var kind = Kind(weight);
            var length = checked(values.Length * BytesOf(kind, name));
            if (length > bytes.Length - offset)
            {
                throw new ModelException($"Weight '{name}' needs {length} bytes at {offset}, but the file has only {bytes.Length}.");
            }

            Fill(values, bytes.Slice(offset, length), kind, weight);
            tensors.Add(name, new TfjsTensor(values, shape));
            offset += length;
        }

        return offset == bytes.Length ? tensors : throw new ModelException($"The weights take {offset} bytes, but the file has {bytes.Length}.");
    }

    private static string Kind(JsonElement weight) =>
        (weight.TryGetProperty("quantization", out var quantization) ? quantization : weight).GetProperty("dtype").GetString()!;

    private static int BytesOf(string kind, string name) => kind switch
    {
        "float32" or "int32" => 4,
        "float16" => 2,
        "uint8" => 1,
        _ => throw new ModelException($"Weight '{name}' is stored as '{kind}'; float32, int32, float16 and uint8 can be imported."),
    };

    private static void Fill(float[] values, ReadOnlySpan<byte> bytes, string kind, JsonElement weight)
    {
        switch (kind)
        {
            case "float32":
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
                break;
            case "int32":
                var integers = MemoryMarshal.Cast<byte, int>(bytes);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = integers[i];
                }

                break;
            case "float16":
                var halves = MemoryMarshal.Cast<byte, Half>(bytes);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)halves[i];
                }

                break;
            default:
                var quantization = weight.GetProperty("quantization");
                var scale = quantization.GetProperty("scale").GetDouble();
                var least = quantization.GetProperty("min").GetDouble();
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)(bytes[i] * scale + least);
                }

                break;
        }
    }
}
