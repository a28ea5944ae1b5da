using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Actors.Running;
using Actors.Serving;

namespace Actors.Commands;

/// <summary>`up`: a whole cluster on this machine, for development and for looking at it.</summary>
internal static class UpCommand
{
    /// <summary>Two silos, a camera host and a display host each answer HTTP on a port of their own.</summary>
    private const int PortsNeeded = 4;

    public static Command Create()
    {
        var engine = new Option<string>("--engine") { Description = "The engine that this program was built with: orleans.", HelpName = "ENGINE" };
        engine.Validators.Add(given => EngineChoice.Check(given, "orleans"));
        var store = new Option<string>("--store") { Description = "The store file; the demo store without it.", HelpName = "FILE" };
        var port = new Option<int>("--port") { Description = $"The first of {PortsNeeded} ports, or 0 for any free ones.", DefaultValueFactory = _ => 8080, CustomParser = Port };
        var length = new Option<TimeSpan?>("--for") { Description = $"End after this time and print a summary as JSON on the last line; {RunTime.Allowed}.", HelpName = "TIME", CustomParser = Length };
        var screens = new Option<bool>("--with-screens") { Description = "Open every screen in a headless Chromium, so that what a screen shows is measured." };
        var home = new Option<string>("--home") { Description = "The folder of models, state and caches; ACTORS_HOME or .actors without it.", HelpName = "DIR", DefaultValueFactory = _ => Home.Folder };
        var verbose = new Option<bool>("--verbose") { Description = "Show what the programs of the cluster log." };
        var command = new Command("up", "Run a store on a cluster of two silos, a camera host and a display host, with a PostgreSQL of its own, all on this machine.") { engine, store, port, length, screens, home, verbose };
        command.SetAction((parsed, cancellationToken) => LocalRun.RunAsync(
            new LocalOptions
            {
                Store = parsed.GetValue(store),
                Port = parsed.GetValue(port),
                For = parsed.GetValue(length),
                WithScreens = parsed.GetValue(screens),
                Home = Path.GetFullPath(parsed.GetValue(home)!),
                Verbose = parsed.GetValue(verbose),
            },
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            TimeProvider.System,
            cancellationToken));
        return command;
    }

    private static int Port(ArgumentResult argument)
    {
        if (int.TryParse(Text(argument), out var port) && port is >= 0 and <= IPEndPoint.MaxPort - PortsNeeded + 1)
        {
            return port;
        }

        argument.AddError($"--port is '{Text(argument)}'; allowed are 0 to {IPEndPoint.MaxPort - PortsNeeded + 1}, 0 for any free ones.");
        return 0;
    }

    private static TimeSpan? Length(ArgumentResult argument)
    {
        var time = RunTime.Parse(Text(argument));
        if (time is null)
        {
            argument.AddError($"--for is '{Text(argument)}'; it is {RunTime.Allowed}.");
        }

        return time;
    }

    private static string Text(ArgumentResult argument) => argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
}
