using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>A string type of an <c>enum</c> that accepts other values than the ones in the schema.</summary>
/// <typeparam name="T">The type that implements the interface.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenValue<T> : IParsable<T>
    where T : struct, IOpenValue<T>
{
    /// <summary>The string.</summary>
    string Name { get; }

    /// <summary>Creates a value from any string.</summary>
    static abstract T Create(string name);
}
