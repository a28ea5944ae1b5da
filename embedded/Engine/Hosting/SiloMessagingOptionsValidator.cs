using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Actors.Embedded;

internal sealed class SiloMessagingOptionsValidator : IValidateOptions<SiloMessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloMessagingOptions options) =>
        options.ResponseTimeout > TimeSpan.Zero
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{nameof(SiloMessagingOptions)}.{nameof(options.ResponseTimeout)} is {options.ResponseTimeout}; it must be more than zero.");
}
