using System.CommandLine;
using Actors.Serving;

namespace Actors.Commands;

/// <summary>`serve`: one silo of a store's cluster, told by its environment.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var file = new Option<string>("--settings") { Description = "A JSON file of settings; variables of the environment, ACTORS_..., win over it.", HelpName = "FILE" };
        var command = new Command("serve", "Run one silo of a store's cluster.") { file };
        command.SetAction((parsed, cancellationToken) => SiloServer.RunAsync(
            SiloSettings.Read(parsed.GetValue(file) is { } path ? ["--settings", path] : [], Environment.GetEnvironmentVariables()),
            cancellationToken));
        return command;
    }
}
