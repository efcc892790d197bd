using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>The patterns of a schema as regular expressions.</summary>
internal sealed class PatternCache
{
    // The time that the runtime's validator allows.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    // Matches in linear time. .NET Framework does not have it.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    // Samples are checked in parallel.
    private readonly ConcurrentDictionary<string, Regex> expressions = new();

    /// <summary>Whether a pattern, translated to .NET, matches a part of a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to check.</exception>
    public bool IsMatch(string pattern, string text) => expressions.GetOrAdd(pattern, Create).IsMatch(text);

    private static Regex Create(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | NonBacktracking, Timeout);
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException)
        {
            // The pattern has look-arounds, or the framework does not know the option.
            return new Regex(pattern, RegexOptions.CultureInvariant, Timeout);
        }
    }
}
