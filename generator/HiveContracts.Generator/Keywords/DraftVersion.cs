namespace HiveContracts.Generator.Keywords;

/// <summary>The drafts of JSON Schema, in their order.</summary>
internal enum DraftVersion
{
    Draft04,
    Draft06,
    Draft07,
    Draft201909,
    Draft202012,
}
