using System.CommandLine;
using Actors.Benchmarks;

var name = new Argument<string?>("name")
{
    Description = "The benchmark to run: " + string.Join(", ", Registry.All.Select(static one => one.Name)) + "; all of them without one.",
    Arity = ArgumentArity.ZeroOrOne,
};
var json = new Option<FileInfo?>("--json") { Description = "Writes the figures to this file, under stable names." };
var root = new RootCommand("Measures this machine against the floor of what it could do.") { name, json };
root.SetAction((parsed, cancellationToken) => Runner.RunAsync(parsed.GetValue(name), parsed.GetValue(json), cancellationToken));

return await root.Parse(args).InvokeAsync();
