using HiveContracts.Support;

namespace HiveContracts;

/// <summary>A type generated from a schema: reads and writes itself as JSON without reflection.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
/// <remarks>Implemented by generated code only; its members may change with the package's version.</remarks>
public interface IContract<TSelf>
    where TSelf : IContract<TSelf>
{
    /// <summary>Reads one value; the scanner stands at its start and is left behind it.</summary>
    static abstract TSelf Read(ref JsonScanner scanner);

    /// <summary>Writes this value.</summary>
    void Write(JsonPrinter printer);

    /// <summary>Whether a list of such values may keep what tells them apart, class scores and numbers, and make them when they are asked for.</summary>
    static virtual bool IsRow => false;

    /// <summary>This value with other class scores and other numbers, by the order of the type's properties; NaN where the number stays as it is.</summary>
    TSelf WithRow(ClassScoreRow scores, ReadOnlySpan<double> numbers) => throw new NotSupportedException("Only values with class scores are rows.");

    /// <summary>Demands that a document fits the schema, where the project has validation on.</summary>
    /// <exception cref="ContractException">It does not.</exception>
    static virtual void Validate(ReadOnlySpan<byte> utf8Json)
    {
    }
}
