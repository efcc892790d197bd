using HiveContracts.Generator.Json;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Checks.Baseline;

/// <summary>
/// Compares the schemas that documents are validated by, keyword by keyword: which accept less than the released ones. Both are the JSON that the
/// runtime's validator reads, so that what is enforced is decided in one place.
/// </summary>
internal sealed partial class KeywordComparison
{
    private readonly ValidatedSchemas released;
    private readonly ValidatedSchemas current;
    private readonly HashSet<SchemaLocation> covered;
    private readonly Dictionary<SchemaLocation, string> typeNames = [];
    private readonly HashSet<(JsonNode, JsonNode)> compared = [];
    private readonly HashSet<SchemaLocation> locations = [];
    private readonly Queue<(JsonNode Before, JsonNode After, Subject Subject)> pending = [];
    private readonly List<BreakingChange> changes = [];

    private KeywordComparison(ValidatedSchemas released, ValidatedSchemas current, ContractModel contract, IEnumerable<SchemaLocation> covered)
    {
        this.released = released;
        this.current = current;
        this.covered = [.. covered];
        foreach (TypeModel type in contract.Types.Where(static type => type.ValidationKey is not null))
        {
            typeNames[type.Origin.Location] = type.Name;
        }
    }

    /// <summary>Returns the breaking changes; none if documents were not validated, or are not.</summary>
    /// <param name="before">The released contract.</param>
    /// <param name="after">The contract as it is.</param>
    /// <param name="covered">The keywords whose change is reported already.</param>
    public static IReadOnlyList<BreakingChange> Compare(ContractModel before, ContractModel after, IEnumerable<SchemaLocation> covered)
    {
        if (ValidatedSchemas.Of(before) is not { } released || ValidatedSchemas.Of(after) is not { } current || before.Validator!.Json == after.Validator!.Json)
        {
            return [];
        }

        var comparison = new KeywordComparison(released, current, after, covered);
        Dictionary<string, string> keys = before.Types.Where(static type => type.ValidationKey is not null)
            .ToDictionary(static type => type.Name, static type => type.ValidationKey!);

        // A type inside another one is compared with the one around it, if that is a type of both.
        foreach (TypeModel type in after.Types.OrderBy(static type => type.Origin.Location.Pointer.Length))
        {
            if (type.ValidationKey is { } key && keys.TryGetValue(type.Name, out string? old))
            {
                if (!comparison.locations.Contains(type.Origin.Location))
                {
                    comparison.Compare(released[old], current[key], new Subject(type.Origin.Location, type.Name, false));
                }
            }
        }

        return comparison.changes;
    }

    /// <summary>Compares two schemas, and those that they refer to.</summary>
    private void Compare(JsonNode before, JsonNode after, Subject subject)
    {
        CompareInner(before, after, subject);
        while (pending.Count > 0)
        {
            (JsonNode old, JsonNode now, Subject next) = pending.Dequeue();
            CompareSchemas(old, now, next);
        }
    }

    /// <summary>Compares two schemas where they are, or what they refer to later: references may lead back.</summary>
    private void CompareInner(JsonNode? before, JsonNode after, Subject subject)
    {
        before = released.Resolve(before ?? ValidatedSchemas.Anything);
        if (current.KeyOf(after) is null)
        {
            CompareSchemas(before, after, subject);
            return;
        }

        while (current.KeyOf(after) is { } key)
        {
            after = current[key];
            SchemaLocation location = current.LocationOf(key);
            subject = subject with { Location = location, Name = NameOf(location) };
        }

        if (compared.Add((before, after)))
        {
            pending.Enqueue((before, after, subject));
        }
    }

    /// <summary>The name of the type of a schema, or of the schema.</summary>
    private string NameOf(SchemaLocation location) => typeNames.TryGetValue(location, out string? type)
        ? type
        : $"the schema '{(location.IsRoot ? location.File : JsonPointer.Tokens(location.Pointer)!.Last())}'";

    private void CompareSchemas(JsonNode before, JsonNode after, Subject subject)
    {
        locations.Add(subject.Location);
        if (covered.Contains(subject.Location) || before is not JsonObject old)
        {
            return; // a schema that allowed nothing cannot allow less
        }

        if (after is not JsonObject now)
        {
            if (!subject.IsTypeCovered)
            {
                Add(subject.Location, $"no value is allowed now for {subject.Name}");
            }

            return;
        }

        if (now["additionalProperties"] is not null)
        {
            IEnumerable<JsonProperty> patterns = old["patternProperties"]?.AsProperties() ?? [];
            foreach (JsonProperty pattern in patterns.Where(known => (now["patternProperties"] as JsonObject)?.Has(known.Name) != true))
            {
                Add(subject.Inside("additionalProperties"), $"{subject.Name} no longer has 'patternProperties' for '{pattern.Name}'");
            }
        }

        foreach (JsonProperty keyword in now.Properties)
        {
            if (!covered.Contains(subject.Inside(keyword.Name)) && !(subject.IsTypeCovered && IsOfType(keyword.Name)))
            {
                CompareKeyword(old, now, keyword, subject);
            }
        }
    }

    private static bool IsOfType(string keyword) => keyword is "type" or "format" or "enum" or "anyOf" or "oneOf";

    private void CompareKeyword(JsonObject old, JsonObject now, JsonProperty keyword, Subject subject)
    {
        JsonNode? before = old[keyword.Name];
        switch (keyword.Name)
        {
            case "enum":
                CompareEnums(old, keyword, subject);
                break;
            case "required":
                foreach (string name in Added(before, keyword.Value).Where(name => !covered.Contains(subject.Inside("required", name))))
                {
                    string description = $"the property '{name}' of {subject.Name} became required: documents without it can no longer be read";
                    changes.Add(new BreakingChange(subject.Inside("required", name), description));
                }

                break;
            case "dependentRequired":
                foreach (JsonProperty dependency in keyword.Value.AsProperties())
                {
                    foreach (string name in Added((before as JsonObject)?[dependency.Name], dependency.Value))
                    {
                        Add(subject.Inside("dependentRequired", dependency.Name), $"'{dependency.Name}' of {subject.Name} requires the property '{name}' now");
                    }
                }

                break;
            case "properties" or "patternProperties" or "dependentSchemas":
                CompareMaps(old, keyword, subject);
                break;
            case "items":
                CompareItems(old, keyword, subject);
                break;
            case "additionalProperties" or "additionalItems" when keyword.Value is JsonBoolean && before is not JsonBoolean:
                string kind = keyword.Name == "additionalItems" ? "elements" : "properties";
                Add(subject.Inside(keyword.Name), $"{subject.Name} no longer allows additional {kind}");
                break;
            case "additionalProperties" or "additionalItems" or "unevaluatedProperties" or "unevaluatedItems" or "propertyNames" or "then" or "else":
                CompareInner(before, keyword.Value, Part(subject, $"'{keyword.Name}'", keyword.Name));
                break;
            case "contains" when before is not null && (now.Has("minContains") || old["minContains"] is not JsonNumber { IsPositive: false }):
                CompareInner(before, keyword.Value, Part(subject, $"'{keyword.Name}'", keyword.Name));
                break;
            case "allOf" or "anyOf" or "oneOf":
                CompareChoices(before, keyword, subject);
                break;
            case "not" or "contains" or "if":
                if (before is null || keyword.Name == "contains" || !ValidatedSchemas.AreEqual(released, before, current, keyword.Value, []))
                {
                    Add(subject.Inside(keyword.Name), $"'{keyword.Name}' of {subject.Name} {(before is null ? "is new" : "changed")}");
                }

                break;
            default:
                if (KeywordValues.Narrower(old, keyword) is { } change)
                {
                    Add(subject.Inside(keyword.Name), $"'{keyword.Name}' of {subject.Name} {change}");
                }

                break;
        }
    }

    private void Add(SchemaLocation location, string description) =>
        changes.Add(new BreakingChange(location, $"{description}: documents that were valid may be refused"));

    private static IEnumerable<string> Added(JsonNode? before, JsonNode after) => Strings(after).Except(Strings(before));

    private static IEnumerable<string> Strings(JsonNode? names) => (names?.AsArray() ?? []).Select(static name => name.AsString()!);

    /// <summary>A part of a schema that has a name of its own: a type inside another one is named by its type.</summary>
    private Subject Part(Subject subject, string name, params string[] tokens)
    {
        string owner = typeNames.TryGetValue(subject.Location, out string? type) ? type : subject.Name;
        return new Subject(subject.Inside(tokens), $"{name} of {owner}", subject.IsTypeCovered || covered.Contains(subject.Inside([.. tokens, "type"])));
    }

    /// <summary>A schema that is compared.</summary>
    /// <param name="Location">Where it is.</param>
    /// <param name="Name">What it is, for messages.</param>
    /// <param name="IsTypeCovered">Whether the change of its type is reported already.</param>
    private sealed record Subject(SchemaLocation Location, string Name, bool IsTypeCovered)
    {
        public SchemaLocation Inside(params string[] tokens) => BreakingChange.Inside(Location, tokens);
    }
}
