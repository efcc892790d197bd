namespace HiveContracts.Generator.Model;

/// <summary>Where a schema is: the name of its file, and the JSON Pointer to it, which is empty for the root of the file.</summary>
internal sealed record SchemaLocation(string File, string Pointer)
{
    public bool IsRoot => Pointer.Length == 0;

    public override string ToString() => IsRoot ? File : $"{File}#{Pointer}";
}
