using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>
/// Reads the class scores of a document wherever they stand, without a contract: for tools and logs that show everything a model said,
/// in properties that no schema knows as well.
/// </summary>
public static class ClassScoreReader
{
    /// <summary>
    /// All class scores of a document, in its order. A class score is an array's element that has a <c>class</c> and a <c>score</c>,
    /// or a <c>class</c> alone in an array called <c>classes</c> or <c>…_classes</c>.
    /// </summary>
    /// <param name="utf8Json">The document as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ContractException">The bytes are not JSON.</exception>
    public static ContractList<LocatedClassScore> ReadAll(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new JsonReader(utf8Json);
        var walk = new Walk();
        reader.Begin();
        walk.Value(ref reader, isElement: false);
        reader.End();
        return ContractList.Create<LocatedClassScore>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(walk.Found));
    }

    /// <summary>One pass over a document, with the way to where it is.</summary>
    private sealed class Walk
    {
        private readonly List<Step> path = [];

        // Of the array at hand, made once it has an element to show.
        private string? arrayPointer;

        public List<LocatedClassScore> Found { get; } = [];

        public void Value(ref JsonReader reader, bool isElement)
        {
            if (reader.IsObject)
            {
                Object(ref reader, isElement);
            }
            else if (reader.IsArray)
            {
                Array(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        private void Object(ref JsonReader reader, bool isElement)
        {
            int place = Found.Count; // what stands inside an element comes after it
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
                    Value(ref reader, isElement: false);
                    path.RemoveAt(path.Count - 1);
                }
            }

            if (isElement && name is not null && (hasScore || IsInClassArray()))
            {
                Found.Insert(place, new LocatedClassScore(arrayPointer ??= Pointer(path.Count - 1), path[^1].Index, new ClassScore(name, score, label)));
            }
        }

        private void Array(ref JsonReader reader)
        {
            string? outer = arrayPointer;
            arrayPointer = null;
            path.Add(new Step(null, 0));
            reader.BeginArray();
            while (reader.NextElement())
            {
                Value(ref reader, isElement: true);
                path[^1] = new Step(null, path[^1].Index + 1);
            }

            path.RemoveAt(path.Count - 1);
            arrayPointer = outer;
        }

        private bool IsInClassArray() => path.Count > 1 && path[^2].Name is { } array && (array == "classes" || array.EndsWith("_classes", StringComparison.Ordinal));

        /// <summary>The JSON pointer (RFC 6901) of so many steps of the way.</summary>
        private string Pointer(int count)
        {
            var pointer = new StringBuilder();
            foreach (Step step in path.Take(count))
            {
                pointer.Append('/').Append(step.Name is null
                    ? step.Index.ToString(CultureInfo.InvariantCulture)
                    : step.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            }

            return pointer.ToString();
        }

        private readonly record struct Step(string? Name, int Index);
    }
}
