using Microsoft.Extensions.Options;

namespace HiveContracts.DependencyInjection;

/// <summary>Refuses wrong options, by code and not by attributes, which would need reflection.</summary>
internal sealed class HiveClientOptionsValidation : IValidateOptions<HiveClientOptions>
{
    public ValidateOptionsResult Validate(string? name, HiveClientOptions options) =>
        options.Validate() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems.Select(problem => string.IsNullOrEmpty(name) ? problem : $"Of client '{name}': {problem}")) : ValidateOptionsResult.Success;
}
