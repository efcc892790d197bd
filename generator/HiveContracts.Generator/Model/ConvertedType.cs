namespace HiveContracts.Generator.Model;

/// <summary>A type of values inside documents, and the runtime's converter for it.</summary>
internal sealed record ConvertedType(string Name, string Converter);
