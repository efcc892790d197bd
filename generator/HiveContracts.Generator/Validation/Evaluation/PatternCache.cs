using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>The patterns of a schema as regular expressions.</summary>
internal sealed class PatternCache
{
    // The time that the runtime's validator allows.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    // Matches in linear time. .NET Framework does not have it.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    private readonly Dictionary<string, Regex> expressions = [];

    /// <summary>Whether a pattern, translated to .NET, matches a part of a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to check.</exception>
    public bool IsMatch(string pattern, string text)
    {
        if (!expressions.TryGetValue(pattern, out Regex? expression))
        {
            expressions.Add(pattern, expression = Create(pattern));
        }

        return expression.IsMatch(text);
    }

    private static Regex Create(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | NonBacktracking, Timeout);
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Timeout);
        }
    }
}
