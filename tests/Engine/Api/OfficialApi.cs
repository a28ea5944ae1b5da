using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Actors.Tests.Api;

/// <summary>Our assembly and the official one, read as metadata: neither is loaded, and what the official one depends on is not there.</summary>
internal static class OfficialApi
{
    public static (IAssemblySymbol Ours, IAssemblySymbol Official) Load()
    {
        var package = typeof(OfficialApi).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "OrleansApi").Value!;
        var path = Directory.GetFiles(package, "Orleans.Core.Abstractions.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        return (Read(typeof(Grain).Assembly.Location), Read(path));
    }

    private static IAssemblySymbol Read(string path)
    {
        var ours = typeof(Grain).Assembly.Location;
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => file != ours)
            .Select(static file => MetadataReference.CreateFromFile(file));
        var reference = MetadataReference.CreateFromFile(path);
        var compilation = CSharpCompilation.Create("api", references: framework.Append(reference));
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
    }
}
