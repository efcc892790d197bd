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
        private ArrayLocation? array;

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
            while (reader.NextProperty(out string property, isChecked: false))
            {
                // Of a value that no class score has, such as a number beyond doubles, only the JSON is read.
                if (property == "class" && reader.IsString && reader.TryReadString(out string text))
                {
                    name = text;
                }
                else if (property == "label" && reader.IsString && reader.TryReadString(out text))
                {
                    label = text;
                }
                else if (property == "score" && reader.IsNumber && reader.TryReadDouble(out double number))
                {
                    hasScore = true;
                    score = number;
                }
                else if (property == "score" && reader.IsNull)
                {
                    hasScore = true;
                    reader.Skip();
                }
                else
                {
                    path.Add(new Step(property, 0, null));
                    VisitValue(ref reader, isElement: false);
                    path.RemoveAt(path.Count - 1);
                }
            }

            if (isElement && name is not null && (hasScore || IsInClassArray()))
            {
                array ??= CreateLocation(path.Count - 1);
                Scores.Insert(insertIndex, new LocatedClassScore(array, path[^1].Index, new ClassScore(name, score, label)));
            }
        }

        private void VisitArray(ref JsonReader reader)
        {
            ArrayLocation? outer = array;
            array = null;
            path.Add(new Step(null, 0, null));
            reader.BeginArray();
            while (reader.NextElement())
            {
                VisitValue(ref reader, isElement: true);
                path[^1] = new Step(null, path[^1].Index + 1, null);
            }

            path.RemoveAt(path.Count - 1);
            array = outer;
        }

        private bool IsInClassArray() =>
            path.Count > 1 && path[^2].Name is { } array && (array == "classes" || array.EndsWith("_classes", StringComparison.Ordinal));

        /// <summary>Returns the location that the first steps of the path lead to; null for the document itself.</summary>
        private ArrayLocation? CreateLocation(int stepCount)
        {
            ArrayLocation? location = null;
            for (int i = 0; i < stepCount; i++)
            {
                location = path[i].Location ?? new ArrayLocation(location, path[i].Name, path[i].Index);
                path[i] = path[i] with { Location = location };
            }

            return location;
        }

        /// <summary>A property, or an array element if there is no name, and its location once it is needed.</summary>
        private readonly record struct Step(string? Name, int Index, ArrayLocation? Location);
    }
}
