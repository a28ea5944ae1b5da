using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Actors.Displays;

/// <summary>The files of the player and the notice, which travel inside this assembly.</summary>
internal static class PageFiles
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, EntityTagHeaderValue Tag)> Files = Load();

    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Files[name].Bytes);

    /// <summary>The file, to be asked for again each time: its tag answers at once, and an update shows at the next reload.</summary>
    public static IResult Serve(string name, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var (bytes, tag) = Files[name];
        return Results.Bytes(bytes, MediaType(name), entityTag: tag);
    }

    private static FrozenDictionary<string, (byte[] Bytes, EntityTagHeaderValue Tag)> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames().ToFrozenDictionary(name => name, name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
        });
    }

    private static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };
}
