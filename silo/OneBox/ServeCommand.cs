using System.CommandLine;
using Actors.Running;

namespace Actors.Commands;

/// <summary>`serve`: a silo of a cluster, which this engine is not.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Run one silo of a cluster; needs the Orleans build.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(int (_) => throw new StartRefusedException("This program was built with the embedded engine, which is one process and never a cluster; build it with -p:ActorRuntime=Orleans."));
        return command;
    }
}
