using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Reads a class from its name in JSON.</summary>
/// <typeparam name="T">The type of the class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClassKeyTypeConverter<T> : StringTypeConverter<T>
    where T : struct, IClassKey, IParsableKey<T>
{
    private protected override T Parse(string text) =>
        T.TryParse(text, out T key) ? key : throw new FormatException($"Expected the name of a class of {T.Vocabulary.Name}, found '{Excerpt.Of(text)}'.");
}
