using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>What is wrong with a value of a document.</summary>
/// <param name="Value">The value.</param>
/// <param name="Property">The property, if its name is wrong; null if the value is.</param>
/// <param name="Missing">The name of the property that the value lacks; null if the error is another one.</param>
/// <param name="Keyword">The keyword that the value violates.</param>
/// <param name="Expected">What the schema expects, and what was found, for a message.</param>
internal sealed record ValidationError(JsonNode Value, JsonProperty? Property, string? Missing, string Keyword, string Expected)
{
    public FilePosition Position => Property?.Position ?? Value.Position;

    /// <summary>Where the value starts in its file.</summary>
    public int Start => Value.Place.Start;

    /// <summary>Whether another error is about the same value. A value can lack several properties; any other error of a value hides the others.</summary>
    public bool IsLike(ValidationError other) => Value == other.Value && Property == other.Property && Missing == other.Missing;
}
