using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Reads a value of an <c>enum</c> from its string.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenValueTypeConverter<T> : StringTypeConverter<T>
    where T : struct, IOpenValue<T>
{
    private protected override T Parse(string text) => T.Create(text);
}
