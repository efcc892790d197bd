using System.Numerics;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>
/// The highest score of each column over many rows, updated while they are read: a search for a class then looks at one number instead of
/// every row.
/// </summary>
internal sealed class ScoreExtremes(int columns)
{
    private readonly double[] highest = CreateHighest(columns);

    /// <summary>Whether all scores are probabilities. If not, a search must look at each score, to report the first that is out of range.</summary>
    internal bool AreProbabilities { get; private set; } = true;

    /// <summary>The highest score of a column.</summary>
    internal double this[int column] => highest[column];

    /// <summary>Adds a row that has a score in every column.</summary>
    internal void Add(ReadOnlySpan<double> row)
    {
        Span<double> max = highest.AsSpan(0, row.Length);
        Span<Vector<double>> maxVectors = MemoryMarshal.Cast<double, Vector<double>>(max);
        ReadOnlySpan<Vector<double>> rowVectors = MemoryMarshal.Cast<double, Vector<double>>(row);
        var outOfRange = Vector<ulong>.Zero;
        for (int i = 0; i < rowVectors.Length && i < maxVectors.Length; i++)
        {
            maxVectors[i] = Vector.MaxNative(maxVectors[i], rowVectors[i]);
            outOfRange |= Vector.GreaterThan(Vector.AsVectorUInt64(rowVectors[i]), new Vector<ulong>(ScoreScale.HighestProbabilityBits));
        }

        AreProbabilities &= outOfRange == Vector<ulong>.Zero;
        for (int i = rowVectors.Length * Vector<double>.Count; i < row.Length; i++)
        {
            max[i] = Math.Max(max[i], row[i]);
            AreProbabilities &= BitConverter.DoubleToUInt64Bits(row[i]) <= ScoreScale.HighestProbabilityBits;
        }
    }

    private static double[] CreateHighest(int columns)
    {
        double[] values = new double[columns];
        values.AsSpan().Fill(double.NegativeInfinity);
        return values;
    }
}
