using System.CommandLine;
using Actors.Benchmarks;

#if !ORLEANS
switch (args)
{
    case [Actors.Benchmarks.Screens.PushProgram.Verb]:
        return await Actors.Benchmarks.Screens.PushProgram.RunAsync();
    case [Actors.Benchmarks.Screens.PagesProgram.Verb, .. var pages]:
        return await Actors.Benchmarks.Screens.PagesProgram.RunAsync(pages, TimeProvider.System);
}
#else
if (args is [Actors.Benchmarks.Cluster.SiloProgram.Verb, .. var silo])
{
    return await Actors.Benchmarks.Cluster.SiloProgram.RunAsync(silo);
}
#endif

var name = new Argument<string?>("name")
{
    Description = "The benchmark to run: " + string.Join(", ", Registry.All.Select(static one => one.Name)) + "; all of them without one.",
    Arity = ArgumentArity.ZeroOrOne,
};
var json = new Option<FileInfo?>("--json") { Description = "Writes the figures to this file, under stable names." };
var quick = new Option<bool>("--quick") { Description = "Does next to nothing, to show that all of it runs; the figures mean nothing." };
var clip = new Option<string?>("--clip") { Description = "vision: the video whose frames are taken, instead of the default one's." };
var withoutHuman = new Option<bool>("--without-human") { Description = "vision: leaves out Human in Node." };
var root = new RootCommand("Measures this machine against the floor of what it could do.") { name, json, quick, clip, withoutHuman };
root.SetAction((parsed, cancellationToken) => Runner.RunAsync(
    parsed.GetValue(name),
    parsed.GetValue(json),
    new BenchmarkSettings(parsed.GetValue(quick), parsed.GetValue(clip), !parsed.GetValue(withoutHuman)),
    cancellationToken));

return await root.Parse(args).InvokeAsync();
