using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Actors.Embedded;

internal sealed class GrainCollectionOptionsValidator : IValidateOptions<GrainCollectionOptions>
{
    public ValidateOptionsResult Validate(string? name, GrainCollectionOptions options)
    {
        var failures = new List<string>();
        MoreThanZero(failures, nameof(options.CollectionQuantum), options.CollectionQuantum);
        MoreThanZero(failures, nameof(options.ActivationTimeout), options.ActivationTimeout);
        MoreThanZero(failures, nameof(options.DeactivationTimeout), options.DeactivationTimeout);
        if (options.CollectionAge <= options.CollectionQuantum)
        {
            failures.Add(
                $"{nameof(GrainCollectionOptions)}.{nameof(options.CollectionAge)} is {options.CollectionAge}; it must be more than {nameof(options.CollectionQuantum)}, which is {options.CollectionQuantum}.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void MoreThanZero(List<string> failures, string field, TimeSpan value)
    {
        if (value <= TimeSpan.Zero)
        {
            failures.Add($"{nameof(GrainCollectionOptions)}.{field} is {value}; it must be more than zero.");
        }
    }
}
