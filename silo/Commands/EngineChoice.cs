using System.CommandLine.Parsing;

namespace Actors.Commands;

/// <summary>`--engine` of a program that holds one engine: the launcher chooses the program.</summary>
internal static class EngineChoice
{
    public static void Check(OptionResult given, string own)
    {
        if (given.Tokens is [{ Value: var engine }] && engine != own)
        {
            given.AddError($"--engine is '{engine}'; this program holds the engine '{own}' alone, and ./actors up --engine orleans or embedded runs the right one.");
        }
    }
}
