namespace HiveContracts.Generator.Model;

/// <summary>The root of a file whose values are not objects: a record that holds any JSON.</summary>
internal sealed record AnyJsonModel : TypeModel;
