using Actors.TestKit;
using Actors.Vision.OnnxRuntime;

namespace Actors.Tests.Vision.OnnxRuntime;

public sealed class OnnxSessionTests(ImportedModels models) : IClassFixture<ImportedModels>
{
    [NeedsFact(Needs.Models)]
    public void A_session_tells_names_and_shapes()
    {
        using var session = models.Library.CreateSession(models.Folder.Read("blazeface"));

        session.Inputs.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            input => input.Name.ShouldBe("image"),
            input => input.Shape.ShouldBe([1, 3, 256, 256]));
        session.Outputs.Select(output => output.Name).ShouldBe(["scores1", "scores2", "boxes1", "boxes2"]);
    }

    [NeedsFact(Needs.Models)]
    public void A_run_allocates_nothing_managed()
    {
        using var session = models.Library.CreateSession(models.Folder.Read("agegender"));
        using var binding = session.Bind();
        binding.Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5; i++)
        {
            binding.Input(0).Fill(i);
            binding.Run();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [NeedsFact(Needs.Models)]
    public async Task Threads_with_bindings_of_their_own_do_not_disturb_each_other()
    {
        using var session = models.Library.CreateSession(models.Folder.Read("agegender"));

        float Age(float fill)
        {
            using var binding = session.Bind();
            binding.Input(0).Fill(fill);
            binding.Run();
            return binding.Output(binding.OutputIndex("age"))[0];
        }

        var alone = Enumerable.Range(0, 8).Select(i => Age(i / 8f)).ToArray();
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Age(i / 8f))));

        together.ShouldBe(alone);
        alone.Distinct().Count().ShouldBe(8);
    }

    [NeedsFact(Needs.Models)]
    public void What_is_no_model_is_refused_in_the_library_s_own_words()
    {
        var refusal = Should.Throw<OnnxRuntimeException>(() => models.Library.CreateSession("no model"u8));

        refusal.Message.ShouldStartWith("ONNX Runtime says: ");
        refusal.Message.ShouldContain("protobuf", Case.Insensitive);
    }

    [NeedsFact(Needs.Models)]
    public void An_output_that_is_not_there_is_named_beside_those_that_are()
    {
        using var session = models.Library.CreateSession(models.Folder.Read("facemesh"));
        using var binding = session.Bind();

        Should.Throw<OnnxRuntimeException>(() => binding.OutputIndex("contours")).Message
            .ShouldBe("The model has no output 'contours'; it has 'face', 'mesh'.");
    }

    [NeedsFact(Needs.Models)]
    public void A_closed_session_or_binding_refuses_instead_of_crashing()
    {
        var session = models.Library.CreateSession(models.Folder.Read("agegender"));
        var binding = session.Bind();
        session.Dispose();
        Should.Throw<ObjectDisposedException>(binding.Run);

        binding.Dispose();
        binding.Dispose();
        Should.Throw<ObjectDisposedException>(() => binding.Input(0).Length);
    }

    [Fact]
    public void A_missing_library_is_named_with_the_way_to_get_it()
    {
        Should.Throw<OnnxRuntimeException>(() => OnnxLibrary.Load("/no/such/libonnxruntime.so")).Message
            .ShouldBe("The ONNX Runtime library is not at /no/such/libonnxruntime.so; './actors setup' installs it.");
        Should.Throw<OnnxRuntimeException>(() => OnnxLibraryFile.Find("/no/such")).Message.ShouldContain("'./actors setup' installs it.");
    }
}
