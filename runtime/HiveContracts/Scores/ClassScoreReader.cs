using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace HiveContracts;

/// <summary>
/// Reads the class scores of a document without a contract, wherever they are: for tools and logs that show everything that a model
/// returned, including properties that no schema knows.
/// </summary>
public static class ClassScoreReader
{
    /// <summary>
    /// Reads all class scores of a document, in document order. A class score is an array element that has a <c>class</c> and a
    /// <c>score</c>, or only a <c>class</c> if the array is named <c>classes</c> or <c>…_classes</c>.
    /// </summary>
    /// <param name="utf8Json">The document as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ContractException">The bytes are not valid JSON.</exception>
    public static ContractList<LocatedClassScore> ReadAll(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new JsonReader(utf8Json);
        var visitor = new Visitor();
        reader.Begin();
        visitor.VisitValue(ref reader, isElement: false);
        reader.End();
        return ContractList.Create<LocatedClassScore>(CollectionsMarshal.AsSpan(visitor.Scores));
    }

    /// <summary>Walks through a document and keeps track of the path.</summary>
    private sealed class Visitor
    {
        private readonly List<Step> path = [];

        // Of the current array. Created for its first class score.
        private string? arrayPointer;

        public List<LocatedClassScore> Scores { get; } = [];

        public void VisitValue(ref JsonReader reader, bool isElement)
        {
            if (reader.IsObject)
            {
                VisitObject(ref reader, isElement);
            }
            else if (reader.IsArray)
            {
                VisitArray(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        private void VisitObject(ref JsonReader reader, bool isElement)
        {
            int insertIndex = Scores.Count; // class scores inside this object come after it
            string? name = null;
            string? label = null;
            double? score = null;
            bool hasScore = false;
            reader.BeginObject();
            while (reader.NextProperty(out string property))
            {
                if (property == "class" && reader.IsString)
                {
                    name = reader.ReadString();
                }
                else if (property == "label" && reader.IsString)
                {
                    label = reader.ReadString();
                }
                else if (property == "score" && reader.IsNumber)
                {
                    hasScore = true;
                    score = reader.ReadDouble();
                }
                else if (property == "score" && reader.IsNull)
                {
                    hasScore = true;
                    reader.Skip();
                }
                else
                {
                    path.Add(new Step(property, 0));
                    VisitValue(ref reader, isElement: false);
                    path.RemoveAt(path.Count - 1);
                }
            }

            if (isElement && name is not null && (hasScore || IsInClassArray()))
            {
                arrayPointer ??= CreatePointer(path.Count - 1);
                Scores.Insert(insertIndex, new LocatedClassScore(arrayPointer, path[^1].Index, new ClassScore(name, score, label)));
            }
        }

        private void VisitArray(ref JsonReader reader)
        {
            string? outerPointer = arrayPointer;
            arrayPointer = null;
            path.Add(new Step(null, 0));
            reader.BeginArray();
            while (reader.NextElement())
            {
                VisitValue(ref reader, isElement: true);
                path[^1] = new Step(null, path[^1].Index + 1);
            }

            path.RemoveAt(path.Count - 1);
            arrayPointer = outerPointer;
        }

        private bool IsInClassArray() =>
            path.Count > 1 && path[^2].Name is { } array && (array == "classes" || array.EndsWith("_classes", StringComparison.Ordinal));

        /// <summary>Returns the JSON pointer (RFC 6901) of the first steps of the path.</summary>
        private string CreatePointer(int stepCount)
        {
            var pointer = new StringBuilder();
            foreach (Step step in path.Take(stepCount))
            {
                pointer.Append('/').Append(step.Name is null
                    ? step.Index.ToString(CultureInfo.InvariantCulture)
                    : step.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            }

            return pointer.ToString();
        }

        /// <summary>A property, or an array element if there is no name.</summary>
        private readonly record struct Step(string? Name, int Index);
    }
}
