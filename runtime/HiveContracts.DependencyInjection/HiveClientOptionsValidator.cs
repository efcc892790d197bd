using Microsoft.Extensions.Options;

namespace HiveContracts.DependencyInjection;

/// <summary>Validates the options without data annotations, which need reflection.</summary>
internal sealed class HiveClientOptionsValidator : IValidateOptions<HiveClientOptions>
{
    public ValidateOptionsResult Validate(string? name, HiveClientOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(problem => string.IsNullOrEmpty(name) ? problem : $"Client '{name}': {problem}"));
    }
}
