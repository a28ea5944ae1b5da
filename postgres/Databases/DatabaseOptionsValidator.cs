using Microsoft.Extensions.Options;

namespace Actors.Databases;

internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var errors = new List<string>();
        Text(errors, Settings.Host, options.Host, "the name or address of a PostgreSQL server");
        Text(errors, Settings.Name, options.Name, "the name of a database");
        Text(errors, Settings.User, options.User, "the name of a database user");
        Range(errors, Settings.Port, options.Port, 1, 65535, "a port");
        Range(errors, Settings.MaxConnections, options.MaxConnections, 4, 200, "a number");
        Seconds(errors, Settings.ConnectTimeout, options.ConnectTimeout, 1, 60, isWhole: true);
        Seconds(errors, Settings.CommandTimeout, options.CommandTimeout, 1, 60, isWhole: true);
        Seconds(errors, Settings.RetryFor, options.RetryFor, 0, 60, isWhole: false);
        Seconds(errors, Settings.StartTimeout, options.StartTimeout, 0, 600, isWhole: false);
        if (options.PasswordFile.Length > 0 && !File.Exists(options.PasswordFile))
        {
            errors.Add($"{Settings.PasswordFile} is '{options.PasswordFile}', which is no file; it must be the file that holds the password, or empty where the server asks for none.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Text(List<string> errors, string setting, string value, string allowed)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            errors.Add($"{setting} is empty; it must be {allowed}.");
        }
    }

    private static void Range(List<string> errors, string setting, int value, int least, int most, string allowed)
    {
        if (value < least || value > most)
        {
            errors.Add($"{setting} is {value}; it must be {allowed} from {least} to {most}.");
        }
    }

    private static void Seconds(List<string> errors, string setting, TimeSpan value, int least, int most, bool isWhole)
    {
        if (value < TimeSpan.FromSeconds(least) || value > TimeSpan.FromSeconds(most) || (isWhole && value.Ticks % TimeSpan.TicksPerSecond != 0))
        {
            errors.Add($"{setting} is {value}; it must be a time from {TimeSpan.FromSeconds(least)} to {TimeSpan.FromSeconds(most)}{(isWhole ? " in whole seconds" : "")}.");
        }
    }
}
