namespace HiveContracts;

/// <summary>A type generated from a schema. It reads and writes itself as JSON, without reflection.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
/// <remarks>Only generated code implements this interface. Its members may change with any version of the package.</remarks>
public interface IContract<TSelf>
    where TSelf : IContract<TSelf>
{
    /// <summary>Reads a value. The reader is at the start of the value, and is left after it.</summary>
    static abstract TSelf Read(ref JsonReader reader);

    /// <summary>Writes this value.</summary>
    void Write(JsonWriter writer);

    /// <summary>Reads an array of values. A null element is an error.</summary>
    static virtual ContractList<TSelf> ReadList(ref JsonReader reader) => reader.ReadElements<TSelf>();

    /// <summary>Validates a document against the schema, if validation is enabled in the project.</summary>
    /// <exception cref="ContractException">The document does not match the schema.</exception>
    static virtual void Validate(ReadOnlySpan<byte> utf8Json)
    {
    }
}
