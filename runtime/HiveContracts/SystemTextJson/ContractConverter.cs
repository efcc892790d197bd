using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Makes System.Text.Json read and write a generated type with the type's own reader and writer.</summary>
/// <typeparam name="T">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractConverter<T> : ValueConverter<T>
    where T : IContract<T>
{
    private protected override T Parse(ReadOnlySpan<byte> utf8Json) => Contract.Parse<T>(utf8Json);

    private protected override void WriteValue(JsonWriter writer, T value) => value.Write(writer);
}
