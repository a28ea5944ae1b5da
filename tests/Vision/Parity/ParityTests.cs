using System.Text.Json;
using Actors.TestKit;
using Actors.Vision.Models;
using Actors.Vision.OnnxRuntime;

namespace Actors.Tests.Vision.Parity;

/// <summary>expected.json is what tfjs says of the same picture; expected.mjs beside it makes it.</summary>
public sealed class ParityTests(ImportedModels models) : IClassFixture<ImportedModels>
{
    private const double Tolerance = 1e-5;

    [NeedsTheory(Needs.Models)]
    [InlineData("blazeface")]
    [InlineData("facemesh")]
    [InlineData("faceres")]
    [InlineData("agegender")]
    public void An_imported_model_says_what_tfjs_says(string name)
    {
        using var session = models.Library.CreateSession(models.Folder.Read(name));
        using var binding = session.Bind();
        Picture(binding.Input(0), session.Inputs[0].Shape[2]);

        binding.Run();

        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Workplace.Root, "tests", "Vision", "Parity", "expected.json")));
        var outputs = expected.RootElement.GetProperty(name).EnumerateObject().ToArray();
        session.Outputs.Select(output => output.Name).ShouldBe(outputs.Select(output => output.Name), ignoreOrder: true);
        foreach (var output in outputs)
        {
            var floats = binding.Output(binding.OutputIndex(output.Name));
            floats.Length.ShouldBe(output.Value.GetProperty("length").GetInt32());
            var size = output.Value.GetProperty("meanSize").GetDouble();
            var at = output.Value.GetProperty("at").EnumerateArray().Select(index => index.GetInt32()).ToArray();
            var values = output.Value.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ToArray();
            for (var i = 0; i < at.Length; i++)
            {
                var difference = Math.Abs(floats[at[i]] - values[i]) / Math.Max(Math.Abs(values[i]), size);
                difference.ShouldBeLessThan(Tolerance, $"{name}.{output.Name}[{at[i]}] is {floats[at[i]]}, tfjs says {values[i]}");
            }
        }
    }

    private static void Picture(Span<float> channelsFirst, int size)
    {
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                for (var c = 0; c < 3; c++)
                {
                    var wave = (x * (3 + c) + y * (5 - c) + ((x * y) >> 4) + c * 37) % 256;
                    channelsFirst[(c * size + y) * size + x] = (wave < 128 ? wave : 255 - wave) / 64f - 1;
                }
            }
        }
    }
}
