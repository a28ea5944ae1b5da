using System.Runtime.InteropServices;

namespace Actors.Vision.OnnxRuntime;

/// <summary>Finds the native library: beside the program first (a GPU build puts it there), then in the npm package that set-up installs.</summary>
public static class OnnxLibraryFile
{
    /// <summary>The library's file.</summary>
    /// <param name="npmFolder">The folder that holds `node_modules`.</param>
    /// <exception cref="OnnxRuntimeException">It is in neither place.</exception>
    public static string Find(string npmFolder)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "libonnxruntime.so");
        var native = Path.Combine(AppContext.BaseDirectory, "runtimes", $"linux-{Architecture}", "native", "libonnxruntime.so");
        return Array.Find([beside, native], File.Exists) ?? InPackage(npmFolder);
    }

    private static string Architecture => RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    private static string InPackage(string npmFolder)
    {
        var bin = Path.Combine(npmFolder, "node_modules", "onnxruntime-node", "bin");
        if (Directory.Exists(bin))
        {
            foreach (var abi in Directory.EnumerateDirectories(bin, "napi-v*").OrderDescending(StringComparer.Ordinal))
            {
                var file = Path.Combine(abi, "linux", Architecture, "libonnxruntime.so.1");
                if (File.Exists(file))
                {
                    return file;
                }
            }
        }

        throw new OnnxRuntimeException($"The ONNX Runtime library is neither beside the program nor under {bin} for linux-{Architecture}; './actors setup' installs it.");
    }
}
