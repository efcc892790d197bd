using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>A string of which the schema knows some values, as the type of an <c>enum</c>: others are kept as they come.</summary>
/// <typeparam name="T">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenValue<T>
    where T : struct, IOpenValue<T>
{
    /// <summary>The string.</summary>
    string Name { get; }

    /// <summary>Makes one of any string.</summary>
    static abstract T Create(string name);
}
