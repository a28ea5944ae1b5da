using Actors.Embedded.CodeGeneration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Actors.Tests.CodeGeneration;

public sealed class GeneratorTests
{
    [Theory]
    [InlineData("ACTORS001", "public interface IWrong : IGrainWithStringKey { int Get(); }", "IWrong.Get returns int")]
    [InlineData("ACTORS001", "public interface IWrong : IGrainWithStringKey { System.Collections.Generic.IAsyncEnumerable<int> Get(); }", "IWrong.Get returns")]
    [InlineData("ACTORS002", "public interface IWrong : IGrainWithStringKey { Task Get(ref int number); }", "Parameter number of IWrong.Get")]
    [InlineData("ACTORS003", "public interface IWrong : IGrainWithStringKey { int Number { get; } }", "IWrong has the member Number")]
    [InlineData("ACTORS003", "public interface IWrong : IGrainObserver { event System.Action Changed; }", "IWrong has the member Changed")]
    [InlineData("ACTORS004", "public interface IWrong : IGrainWithStringKey { Task Get<T>(T value); }", "IWrong.Get has type parameters")]
    [InlineData("ACTORS005", "public interface IWrong<T> : IGrainWithStringKey { Task Get(T value); }", "IWrong has type parameters")]
    [InlineData("ACTORS006", "public class Outer { private interface IWrong : IGrainWithStringKey { Task Get(); } }", "IWrong is private")]
    [InlineData("ACTORS006", "public class Outer { private sealed class Wrong : Grain { } }", "Wrong is private")]
    public void What_the_engine_cannot_call_is_an_error_of_the_build(string id, string source, string message)
    {
        var (problems, _) = Generate(source);
        var problem = problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe(id);
        problem.Severity.ShouldBe(DiagnosticSeverity.Error);
        problem.GetMessage().ShouldContain(message);
    }

    [Fact]
    public void Generated_code_compiles_whatever_shape_the_methods_have()
    {
        var (problems, compilation) = Generate(
            """
            public interface IBase { Task Inherited(string @class); }
            public partial interface IMany : IGrainWithStringKey, IBase
            {
                Task None();
                Task<int> Number(int a0, string? a1, System.Collections.Generic.List<string?>? list = null);
                ValueTask Void(params int[] numbers);
                ValueTask<(int Left, string? Right)> Tuple((int, int) pair, System.Threading.CancellationToken cancellationToken);
                Task Overload(int number);
                Task Overload(string text);
                void OneWay();
                [Orleans.Concurrency.OneWay] Task<string?> OneWayWithResult(int? number);
                [Orleans.ResponseTimeout("00:00:10"), Orleans.Concurrency.ReadOnly] Task Timed();
                Task Default() => Task.CompletedTask;
                static int Helper() => 1;
                enum Nested { One }
                Task Deep(Nested nested, System.Collections.Generic.Dictionary<string, Nested[]?> map);
            }
            public partial interface IMany : Orleans.Runtime.IAddressable { }
            namespace @namespace { public interface IEvent : IGrainObserver { void On(object @event); } }
            public sealed class Many : Grain { }
            """);
        problems.ShouldBeEmpty();
        compilation.GetDiagnostics().Where(static one => one.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_elsewhere_generates_nothing_anew()
    {
        var compilation = Compile("public interface IGood : IGrainWithStringKey { Task Get(); }");
        var driver = CSharpGeneratorDriver.Create(
            [new ActorGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var first = driver.RunGenerators(compilation);
        var second = first.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Elsewhere { }")));

        second.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(static step => step.Value)
            .SelectMany(static step => step.Outputs)
            .ShouldAllBe(static output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);
    }

    private static (IReadOnlyList<Diagnostic> Problems, Compilation Output) Generate(string source)
    {
        var driver = CSharpGeneratorDriver.Create(new ActorGenerator())
            .RunGeneratorsAndUpdateCompilation(Compile(source), out var output, out var problems);
        driver.GetRunResult().Results.Single().Exception.ShouldBeNull();
        return (problems, output);
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "grains",
        [CSharpSyntaxTree.ParseText($"#nullable enable\nusing System.Threading.Tasks;\nusing Orleans;\n{source}")],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
