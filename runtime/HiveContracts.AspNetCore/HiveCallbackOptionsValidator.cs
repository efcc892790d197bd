using Microsoft.Extensions.Options;

namespace HiveContracts.AspNetCore;

/// <summary>Validates the options without data annotations, which need reflection.</summary>
internal sealed class HiveCallbackOptionsValidator : IValidateOptions<HiveCallbackOptions>
{
    public ValidateOptionsResult Validate(string? name, HiveCallbackOptions options) =>
        options.Validate() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
}
