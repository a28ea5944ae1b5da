using System.CommandLine;

namespace Actors.Commands;

/// <summary>The program's verbs, and how their failures reach a terminal: one sentence on stderr and an exit code, never a stack trace.</summary>
internal static class CommandLine
{
    /// <summary>The caller's mistake on the command line.</summary>
    private const int Usage = 2;

    /// <summary>Anything else that stopped the command.</summary>
    private const int Failure = 1;

    /// <summary>How long a command has to end after Ctrl-C or SIGTERM before it is cut off.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(string[] args, IEnumerable<Command> commands)
    {
        var root = new RootCommand("Actors: screens that answer the people in front of them, and keep nothing about them.");
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = EndLimit });
        }
        catch (ActorsException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Failure;
        }
        catch (OperationCanceledException)
        {
            return Failure;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"Stopped by an unexpected fault: {fault.Message}");
            if (Environment.GetEnvironmentVariable("ACTORS_TRACE") == "1")
            {
                await Console.Error.WriteLineAsync(fault.ToString());
            }
            else
            {
                await Console.Error.WriteLineAsync("With ACTORS_TRACE=1 in the environment it says where.");
            }

            return Failure;
        }
    }
}
