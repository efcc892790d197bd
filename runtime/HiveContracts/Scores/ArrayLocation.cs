using System.Globalization;
using System.Text;

namespace HiveContracts;

/// <summary>
/// Where an array is: a step of a path, and the steps before it, which other arrays share. So the memory for all locations of a document is linear in its
/// length, also if a long name is on the path of many arrays.
/// </summary>
internal sealed class ArrayLocation
{
    private readonly ArrayLocation? parent;
    private readonly string? name;
    private readonly int index;
    private string? pointer;

    /// <summary>Creates a step to a property, or to an array element if there is no name.</summary>
    internal ArrayLocation(ArrayLocation? parent, string? name, int index)
    {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /// <summary>Returns the JSON pointer (RFC 6901).</summary>
    public override string ToString()
    {
        if (pointer is null)
        {
            var steps = new Stack<ArrayLocation>();
            for (ArrayLocation? step = this; step is not null; step = step.parent)
            {
                steps.Push(step);
            }

            var text = new StringBuilder();
            foreach (ArrayLocation step in steps)
            {
                text.Append('/').Append(step.name is null
                    ? step.index.ToString(CultureInfo.InvariantCulture)
                    : step.name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            }

            pointer = text.ToString();
        }

        return pointer;
    }
}
