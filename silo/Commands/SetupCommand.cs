using System.CommandLine;
using Actors.Running;
using Actors.Setup;

namespace Actors.Commands;

/// <summary>`setup`: makes what the other verbs need and cannot be kept in a repository. What is there and right is left alone.</summary>
internal static class SetupCommand
{
    public static Command Create()
    {
        var home = new Option<string>("--home")
        {
            Description = "The folder to fill; it holds npm/node_modules.",
            DefaultValueFactory = _ => Home.Folder,
        };
        var command = new Command("setup", "Make what the other verbs need: models, demo clips.") { home };
        command.SetAction(async (parsed, cancellation) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            foreach (var step in Steps(Path.GetFullPath(parsed.GetRequiredValue(home))))
            {
                if (!step.IsDone())
                {
                    output.WriteLine($"{step.Name}: making");
                    await step.RunAsync(line => output.WriteLine($"{step.Name}: {line}"), cancellation);
                }
            }

            return 0;
        });
        return command;
    }

    private static IEnumerable<ISetupStep> Steps(string home) =>
    [
        new ModelSetup(home),
        new DemoSetup(home),
    ];
}
