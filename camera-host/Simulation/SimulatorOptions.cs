using System.Globalization;

namespace Actors.Cameras;

/// <summary>What the shopper simulator plays: `sim:groups?seed=7&amp;rate=6&amp;dwell=20&amp;most=6`.</summary>
/// <param name="Seed">The same seed gives the same shoppers, 0 to 2147483647; 1 by default.</param>
/// <param name="Rate">Groups that arrive in a minute, on average, 0.1 to 60; 6 by default.</param>
/// <param name="Dwell">Seconds that a group stays, on average, 2 to 600; 20 by default.</param>
/// <param name="Most">People there at once, 1 to 20; 6 by default.</param>
internal sealed record SimulatorOptions(int Seed = 1, double Rate = 6, double Dwell = 20, int Most = 6)
{
    private const string Prefix = "sim:groups";

    /// <summary>Reads the options of a `sim:` source.</summary>
    /// <exception cref="CameraSourceException">An option is unknown or out of range; the message names it.</exception>
    public static SimulatorOptions Parse(string source)
    {
        var (name, query) = source.Split('?', 2) is [var before, var after] ? (before, after) : (source, "");
        if (!name.Equals(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new CameraSourceException($"The camera source '{source}' names no simulator; there is one: {Prefix}.");
        }

        var options = new SimulatorOptions();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split('=', 2) is [var left, var right] ? (left, right) : (pair, "");
            options = key switch
            {
                "seed" => options with { Seed = (int)Number(source, key, value, 0, int.MaxValue, whole: true) },
                "rate" => options with { Rate = Number(source, key, value, 0.1, 60) },
                "dwell" => options with { Dwell = Number(source, key, value, 2, 600) },
                "most" => options with { Most = (int)Number(source, key, value, 1, 20, whole: true) },
                _ => throw new CameraSourceException($"The camera source '{source}' has the unknown option '{key}'; there are seed, rate, dwell and most."),
            };
        }

        return options;
    }

    private static double Number(string source, string key, string value, double least, double greatest, bool whole = false)
    {
        var styles = whole ? NumberStyles.None : NumberStyles.AllowDecimalPoint;
        return double.TryParse(value, styles, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest
            ? number
            : throw new CameraSourceException(string.Create(CultureInfo.InvariantCulture,
                $"The camera source '{source}' has {key}='{value}'; it is a {(whole ? "whole " : "")}number from {least} to {greatest}."));
    }
}
