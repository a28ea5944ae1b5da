using Microsoft.Extensions.Options;

namespace Actors.Embedded;

internal sealed class SqliteGrainStorageOptionsValidator : IValidateOptions<SqliteGrainStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteGrainStorageOptions options) =>
        string.IsNullOrWhiteSpace(options.Path)
            ? ValidateOptionsResult.Fail($"{nameof(SqliteGrainStorageOptions)}.{nameof(options.Path)} of '{name}' is empty; it must be the path of a file.")
            : ValidateOptionsResult.Success;
}
