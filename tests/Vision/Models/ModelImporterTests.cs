using Actors.TestKit;
using Actors.Vision.Models;
using Actors.Vision.OnnxRuntime;

namespace Actors.Tests.Vision.Models;

public sealed class ModelImporterTests(ImportedModels models) : IClassFixture<ImportedModels>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-import-").FullName;

    [NeedsFact(Needs.Models)]
    public void An_import_leaves_models_and_manifest_and_nothing_else()
    {
        var importer = new ModelImporter(ImportedModels.Npm, _folder);
        importer.IsDone().ShouldBeFalse();
        var lines = new List<string>();

        importer.Import(lines.Add, CancellationToken.None);

        importer.IsDone().ShouldBeTrue();
        lines.Count.ShouldBe(4);
        Directory.GetFiles(_folder).Select(Path.GetFileName)
            .ShouldBe(["agegender.onnx", "blazeface.onnx", "facemesh.onnx", "faceres.onnx", "models.json"], ignoreOrder: true);
    }

    [NeedsFact(Needs.Models)]
    public void Importing_twice_gives_the_same_bytes()
    {
        new ModelImporter(ImportedModels.Npm, _folder).Import(_ => { }, CancellationToken.None);

        foreach (var file in Directory.GetFiles(_folder))
        {
            File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(models.Path, Path.GetFileName(file)))).ShouldBeTrue(file);
        }
    }

    [NeedsFact(Needs.Models)]
    public void A_model_that_was_altered_is_refused_with_both_hashes_and_imported_again()
    {
        CopyModels();
        var file = Path.Combine(_folder, "blazeface.onnx");
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        var refusal = Should.Throw<ModelException>(() => new ModelFolder(_folder).Read("blazeface"));
        refusal.Message.ShouldStartWith($"The model {file} does not match its manifest: its SHA-256 is {ModelFolder.Hash(bytes)}, allowed is ");
        new ModelFolder(_folder).Read("facemesh").ShouldNotBeEmpty();

        var importer = new ModelImporter(ImportedModels.Npm, _folder);
        importer.IsDone().ShouldBeFalse();
        importer.Import(_ => { }, CancellationToken.None);
        new ModelFolder(_folder).Read("blazeface").ShouldNotBeEmpty();
    }

    [NeedsFact(Needs.Models)]
    public void A_model_that_is_gone_is_not_done()
    {
        CopyModels();
        File.Delete(Path.Combine(_folder, "faceres.onnx"));

        new ModelImporter(ImportedModels.Npm, _folder).IsDone().ShouldBeFalse();
        Should.Throw<ModelException>(() => new ModelFolder(_folder).Read("faceres")).Message.ShouldContain("is missing; './actors setup' imports it.");
    }

    [NeedsTheory(Needs.Models)]
    [InlineData("faceres", 1024)]
    [InlineData("agegender", 512)]
    public void No_tensor_holds_the_vector_that_tells_people_apart(string name, int length)
    {
        var source = ModelSource.All.Single(model => model.Name == name);
        var package = Path.Combine(ImportedModels.Npm, "node_modules", source.Package);
        var files = source.Files.Select(file => File.ReadAllBytes(Path.Combine(package, file))).ToArray();
        var graph = source.Convert(files[0], files[1]);
        var values = graph.Values.ToArray();
        values.ShouldNotBeEmpty();

        values.Where(value => value.Shape.Aggregate(1, (product, size) => product * size) == length).ShouldBeEmpty();

        // The library agrees about every shape: each value is made an output and asked for.
        Array.ForEach(values, value => graph.Output($"shape of {value.Name}", value));
        using var session = models.Library.CreateSession(graph.ToBytes());
        foreach (var value in values)
        {
            session.Outputs.Single(output => output.Name == $"shape of {value.Name}").Shape.ShouldBe(value.Shape);
        }
    }

    [NeedsFact(Needs.Models)]
    public void What_is_kept_of_faceres_is_gender_and_ages_alone()
    {
        using var session = models.Library.CreateSession(models.Folder.Read("faceres"));

        session.Outputs.Select(output => (output.Name, output.Length)).ShouldBe([("male", 1), ("ages", 100)]);
    }

    [NeedsFact(Needs.Models)]
    public void No_recognition_model_is_imported_and_those_that_a_package_ships_are_removed()
    {
        ModelSource.All.Select(source => source.Name).ShouldBe(["blazeface", "facemesh", "faceres", "agegender"]);
        var shipped = Path.Combine(_folder, "node_modules", "@vladmandic", "face-api", "model", "face_recognition_model.bin");
        Directory.CreateDirectory(Path.GetDirectoryName(shipped)!);
        File.WriteAllBytes(shipped, [1]);
        var unwanted = new RecognitionModels(_folder);

        unwanted.Present.ShouldBe([shipped]);
        unwanted.Remove();

        File.Exists(shipped).ShouldBeFalse();
        unwanted.Present.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_package_is_named()
    {
        Should.Throw<ModelException>(() => new ModelImporter("/no/such", _folder).Import(_ => { }, CancellationToken.None))
            .Message.ShouldStartWith("The model source /no/such/node_modules/@vladmandic/human/models/blazeface.json is missing;");
        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{", "is damaged")]
    [InlineData("null", "is empty")]
    [InlineData("{\"importer\": 1}", "is damaged")]
    [InlineData("{\"importer\": 1, \"models\": [], \"more\": 1}", "is damaged")]
    public void A_damaged_manifest_is_one_sentence(string json, string sentence)
    {
        File.WriteAllText(Path.Combine(_folder, "models.json"), json);

        Should.Throw<ModelException>(() => new ModelFolder(_folder).Read("blazeface")).Message.ShouldContain(sentence);
        new ModelImporter("/no/such", _folder).IsDone().ShouldBeFalse();
    }

    [Fact]
    public void An_empty_folder_is_one_sentence() =>
        Should.Throw<ModelException>(() => new ModelFolder(_folder).Read("blazeface")).Message
            .ShouldBe($"There are no models in {_folder}; './actors setup' imports them.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void CopyModels()
    {
        foreach (var file in Directory.GetFiles(models.Path))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }
}
