using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>Refuses wrong options, by code and not by attributes, which would need reflection.</summary>
internal sealed class HiveCallbackOptionsValidation : IValidateOptions<HiveCallbackOptions>
{
    public ValidateOptionsResult Validate(string? name, HiveCallbackOptions options) =>
        options.Validate() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
}
