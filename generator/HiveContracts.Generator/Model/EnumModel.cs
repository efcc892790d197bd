namespace HiveContracts.Generator.Model;

/// <summary>An <c>enum</c> of strings: a type whose known values have names, and which holds any other string too.</summary>
internal sealed record EnumModel : TypeModel
{
    public override string Converter => "OpenValueConverter";

    public required EquatableArray<EnumValueModel> Values { get; init; }
}

/// <summary>A known value.</summary>
/// <param name="Name">The name in C#.</param>
/// <param name="Value">The string in JSON.</param>
internal sealed record EnumValueModel(string Name, string Value);
