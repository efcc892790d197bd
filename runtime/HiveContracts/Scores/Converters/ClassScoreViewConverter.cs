using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>A generated view of a row: class scores, the scores of a vocabulary, or its heads.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IClassScoreView<TSelf>
    where TSelf : struct, IClassScoreView<TSelf>
{
    /// <summary>The row.</summary>
    ClassScoreRow Row { get; }

    /// <summary>Creates a view of a row.</summary>
    static abstract TSelf FromRow(ClassScoreRow row);
}

/// <summary>Makes System.Text.Json read and write a view as the array of its row. A view of a row that is not present is null.</summary>
/// <typeparam name="T">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClassScoreViewConverter<T> : ValueConverter<T>
    where T : struct, IClassScoreView<T>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    private protected override T Parse(ReadOnlySpan<byte> utf8Json) => T.FromRow(ClassScoreRowConverter.Read(utf8Json));

    private protected override void WriteValue(JsonWriter writer, T value) => ClassScoreRowConverter.Write(writer, value.Row);
}
