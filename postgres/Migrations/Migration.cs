using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Migrations;

/// <summary>One step of the schema. Once released it never changes; what comes later is a step of its own.</summary>
/// <param name="Number">Its place, from 1 without gaps.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sql">What it does, with any line endings.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Prefix = "migrations/";

    /// <summary>What the step is recognised by, the same whatever line endings the checkout has.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The steps that this program knows, in order: the SQL files beside this one, named `0001-what-it-is-about.sql`.</summary>
    public static IReadOnlyList<Migration> Known { get; } = [.. Read(typeof(Migration).Assembly).OrderBy(static migration => migration.Number)];

    private static IEnumerable<Migration> Read(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var name = resource[Prefix.Length..];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return new Migration(int.Parse(name[..4], CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd());
        }
    }
}
