using System.Text.Json;
using Actors.Vision.Models;

namespace Actors.Tests.Vision.Models;

public sealed class TfjsWeightsTests
{
    [Fact]
    public void Every_stored_kind_is_dequantised()
    {
        const string Manifest = """
            [{"weights": [
              {"name": "plain", "shape": [1], "dtype": "float32"},
              {"name": "whole", "shape": [1], "dtype": "int32"},
              {"name": "half", "shape": [2], "dtype": "float32", "quantization": {"dtype": "float16"}},
              {"name": "byte", "shape": [1, 2], "dtype": "float32", "quantization": {"dtype": "uint8", "scale": 0.5, "min": -1}}]}]
            """;
        byte[] bytes = [.. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-7), .. BitConverter.GetBytes((Half)0.25), .. BitConverter.GetBytes((Half)(-2)), 0, 255];

        var weights = Read(Manifest, bytes);

        weights["plain"].Values.ShouldBe([1.5f]);
        weights["whole"].Values.ShouldBe([-7f]);
        weights["half"].Values.ShouldBe([0.25f, -2f]);
        weights["byte"].Values.ShouldBe([-1f, 126.5f]);
        weights["byte"].Shape.ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("float32", 3, "Weight 'w' needs 4 bytes at 0, but the file has only 3.")]
    [InlineData("float32", 5, "The weights take 4 bytes, but the file has 5.")]
    [InlineData("complex64", 8, "Weight 'w' is stored as 'complex64'; float32, int32, float16 and uint8 can be imported.")]
    public void A_file_that_does_not_fit_its_manifest_is_refused(string kind, int length, string sentence) =>
        Should.Throw<ModelException>(() => Read($$"""[{"weights": [{"name": "w", "shape": [1], "dtype": "{{kind}}"}]}]""", new byte[length]))
            .Message.ShouldBe(sentence);

    private static Dictionary<string, TfjsTensor> Read(string manifest, byte[] bytes)
    {
        using var document = JsonDocument.Parse(manifest);
        return TfjsWeights.Read(document.RootElement, bytes);
    }
}
