namespace HiveContracts;

/// <summary>A type generated from a schema: reads and writes itself as JSON without reflection.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
/// <remarks>Implemented by generated code only; its members may change with the package's version.</remarks>
public interface IContract<TSelf>
    where TSelf : IContract<TSelf>
{
    /// <summary>Reads one value; the reader stands at its start and is left behind it.</summary>
    static abstract TSelf Read(ref JsonReader reader);

    /// <summary>Writes this value.</summary>
    void Write(JsonWriter writer);

    /// <summary>Reads an array of values; a null among them is an error.</summary>
    static virtual ContractList<TSelf> ReadList(ref JsonReader reader) => reader.ReadElements<TSelf>();

    /// <summary>Demands that a document fits the schema, where the project has validation on.</summary>
    /// <exception cref="ContractException">It does not.</exception>
    static virtual void Validate(ReadOnlySpan<byte> utf8Json)
    {
    }
}
