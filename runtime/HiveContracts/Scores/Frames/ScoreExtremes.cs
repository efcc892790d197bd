using System.Numerics;
using System.Runtime.InteropServices;

namespace HiveContracts;

/// <summary>The highest score of each column over rows, gathered while they are read: a search for a class looks at one number then, and not at every row.</summary>
internal sealed class ScoreExtremes(int columns)
{
    private readonly double[] highest = NewHighest(columns);

    /// <summary>Whether all scores are probabilities; of others a search has to look at each.</summary>
    internal bool AreProbabilities { get; private set; } = true;

    /// <summary>The highest score of a column.</summary>
    internal double this[int column] => highest[column];

    /// <summary>Adds a row, in which every column has a score.</summary>
    internal void Add(ReadOnlySpan<double> row)
    {
        Span<double> max = highest.AsSpan(0, row.Length);
        Span<Vector<double>> maxima = MemoryMarshal.Cast<double, Vector<double>>(max);
        ReadOnlySpan<Vector<double>> scores = MemoryMarshal.Cast<double, Vector<double>>(row);
        var others = Vector<ulong>.Zero;
        for (int i = 0; i < scores.Length && i < maxima.Length; i++)
        {
            maxima[i] = Vector.MaxNative(maxima[i], scores[i]);
            others |= Vector.GreaterThan(Vector.AsVectorUInt64(scores[i]), new Vector<ulong>(ClassScoreRow.HighestProbabilityBits));
        }

        AreProbabilities &= others == Vector<ulong>.Zero;
        for (int i = scores.Length * Vector<double>.Count; i < row.Length; i++)
        {
            max[i] = Math.Max(max[i], row[i]);
            AreProbabilities &= BitConverter.DoubleToUInt64Bits(row[i]) <= ClassScoreRow.HighestProbabilityBits;
        }
    }

    private static double[] NewHighest(int columns)
    {
        double[] values = new double[columns];
        values.AsSpan().Fill(double.NegativeInfinity);
        return values;
    }
}
