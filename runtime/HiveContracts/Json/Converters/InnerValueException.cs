using System.Text.Json;

namespace HiveContracts;

/// <summary>
/// The error of a value inside another one that a converter reads. System.Text.Json adds the path of the outer value, which a converter does not know;
/// the message has the path from there.
/// </summary>
internal sealed class InnerValueException : JsonException
{
    private readonly string problem;
    private readonly string innerPath;

    private InnerValueException(string problem, string innerPath, JsonException inner)
        : base(innerPath.Length == 0 ? problem : $"{problem} Path inside the value: ${innerPath}.", inner)
    {
        this.problem = problem;
        this.innerPath = innerPath;
    }

    /// <summary>Creates the exception that a converter throws.</summary>
    /// <param name="error">The error of the inner value. Its path starts at that value.</param>
    /// <param name="step">The step from the value of the converter to the inner value: <c>[1]</c> or <c>.name</c>; empty if they are the same.</param>
    /// <param name="isRoot">Whether the value of the converter is the whole document, so that the path is known.</param>
    public static JsonException Create(JsonException error, string step, bool isRoot)
    {
        string problem = error switch { ContractException contract => contract.Problem, InnerValueException inner => inner.problem, _ => error.Message };
        string path = step + (error.Path ?? "$")[1..] + (error as InnerValueException)?.innerPath;
        return isRoot
            ? new JsonException($"{problem} Path: ${path}.", "$" + path, error.LineNumber, error.BytePositionInLine, error)
            : new InnerValueException(problem, path, error);
    }
}
