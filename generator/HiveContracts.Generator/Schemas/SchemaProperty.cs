using HiveContracts.Generator.Diagnostics;
using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Schemas;

/// <summary>A property of an object schema: its name where it is defined, and the schema of its value.</summary>
internal sealed record SchemaProperty(JsonProperty Json, SchemaNode Node)
{
    public string Name => Json.Name;

    public FilePosition Position => Json.Position;
}
