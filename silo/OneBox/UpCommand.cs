using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Actors.Running;

namespace Actors.Commands;

/// <summary>`up`: runs the store.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var engine = new Option<string>("--engine") { Description = "embedded, which this program holds; ./actors up --engine orleans runs a cluster.", HelpName = "ENGINE" };
        engine.Validators.Add(given => EngineChoice.Check(given, "embedded"));
        var store = new Option<string>("--store") { Description = "The store file; the demo store without it.", HelpName = "FILE" };
        var camera = new Option<string>("--camera") { Description = "What the first lane's first camera shows in this run: a file, rtsp://, http://, /dev/videoN, demo:NAME or sim:groups.", HelpName = "SOURCE" };
        var port = new Option<int>("--port") { Description = "The port, 0 to 65535; 0 takes any free one.", DefaultValueFactory = _ => 8080, CustomParser = Port };
        var listen = new Option<IPAddress>("--listen") { Description = "The address to listen on; beyond this machine, console and API ask for the key.", HelpName = "ADDRESS", DefaultValueFactory = _ => IPAddress.Loopback, CustomParser = Address };
        var length = new Option<TimeSpan?>("--for") { Description = $"End after this time and print a summary as JSON on the last line; {RunTime.Allowed}.", HelpName = "TIME", CustomParser = Length };
        var screens = new Option<bool>("--with-screens") { Description = "Open every screen in a headless Chromium, so that what a screen shows is measured." };
        var home = new Option<string>("--home") { Description = "The folder of models, state and caches; ACTORS_HOME or .actors without it.", HelpName = "DIR", DefaultValueFactory = _ => Home.Folder };
        var verbose = new Option<bool>("--verbose") { Description = "Log what is done, and not only what is wrong." };
        var command = new Command("up", "Run a store: cameras, lanes, screens, console and HTTP API.") { engine, store, camera, port, listen, length, screens, home, verbose };
        command.SetAction((parsed, cancellationToken) => UpRun.RunAsync(
            new UpOptions
            {
                Store = parsed.GetValue(store),
                Camera = parsed.GetValue(camera),
                Port = parsed.GetValue(port),
                Listen = parsed.GetValue(listen)!,
                For = parsed.GetValue(length),
                Home = parsed.GetValue(home)!,
                WithScreens = parsed.GetValue(screens),
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
        if (int.TryParse(Text(argument), out var port) && port is >= 0 and <= IPEndPoint.MaxPort)
        {
            return port;
        }

        argument.AddError($"--port is '{Text(argument)}'; allowed are 0 to {IPEndPoint.MaxPort}, 0 for any free one.");
        return 0;
    }

    private static IPAddress? Address(ArgumentResult argument)
    {
        if (Text(argument) == "localhost")
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(Text(argument), out var address))
        {
            return address;
        }

        argument.AddError($"--listen is '{Text(argument)}'; it is an IP address of this machine, 127.0.0.1 for this machine alone or 0.0.0.0 for all its addresses.");
        return null;
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
