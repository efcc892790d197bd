namespace HiveContracts;

internal sealed partial class PatternTranslator
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal); // of the groups with a name
    private int groupCount;
    private bool hasReferences;

    /// <summary>Finds the groups, since a reference may be in front of its group, and whether there are references.</summary>
    private void ReadGroups()
    {
        bool isInClass = false;
        for (int index = 0; index < pattern.Length; index++)
        {
            char c = pattern[index];
            if (c == '\\')
            {
                index++;
                hasReferences |= !isInClass && index < pattern.Length && pattern[index] is 'k' or (>= '1' and <= '9');
            }
            else if (c is '[' or ']')
            {
                isInClass = c == '[' || (isInClass && c != ']');
            }
            else if (c == '(' && !isInClass)
            {
                AddGroup(index + 1);
            }
        }
    }

    private void AddGroup(int start)
    {
        if (start >= pattern.Length || pattern[start] != '?')
        {
            groupCount++;
        }
        else if (NameAt(start) is { } name)
        {
            groupCount++;
            if (numbers.ContainsKey(name))
            {
                throw Fail($"{Invalid}: two groups have the name {name}");
            }

            numbers.Add(name, groupCount);
        }
    }

    /// <summary>The name of a group whose question mark is at a position; null if it has none.</summary>
    private string? NameAt(int start)
    {
        if (start + 2 >= pattern.Length || pattern[start + 1] != '<' || pattern[start + 2] is '=' or '!')
        {
            return null;
        }

        int end = pattern.IndexOf('>', start);
        string name = end < 0 ? "" : pattern[(start + 2)..end];
        bool isName = name.Length > 0 && (name[0] is < '0' or > '9')
            && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '$' || char.IsSurrogate(c));
        return isName ? name : throw Fail($"{Invalid}: '{name}' is not the name of a group");
    }

    private void Group()
    {
        string start = pattern.Substring(position, Math.Min(3, pattern.Length - position));
        switch (start)
        {
            case ['?', ':', ..]:
                Open("(?:", 2, canRepeat: true);
                break;
            case ['?', '=' or '!', ..]:
                Open("(" + start[..2], 2, canRepeat: false);
                break;
            case ['?', '<', '=' or '!']:
                Open("(" + start, 3, canRepeat: false);
                break;
            case ['?', '<', ..]:
                OpenCapture(NameAt(position)!.Length + 3);
                break;
            case ['?', ..]:
                throw Fail($"{Invalid}: no group starts with ({start}");
            default:
                OpenCapture(0);
                break;
        }
    }

    /// <summary>Opens a group that references may mean. Without references, what it matches is not kept.</summary>
    private void OpenCapture(int length)
    {
        groups++;
        Open(hasReferences ? $"(?<g{groups}>" : "(?:", length, canRepeat: true);
    }

    private void Open(string text, int length, bool canRepeat)
    {
        position += length;
        openGroups.Push(canRepeat);
        Append(text, canRepeat: false);
    }

    /// <summary>A reference, which matches nothing if its group has no match.</summary>
    private string BackReference()
    {
        int number;
        if (pattern[position] == 'k')
        {
            int end = pattern.IndexOf('>', position);
            string name = end < 0 || position + 1 >= pattern.Length || pattern[position + 1] != '<' ? "" : pattern[(position + 2)..end];
            if (!numbers.TryGetValue(name, out number))
            {
                throw Fail($"{Invalid}: no group has the name '{name}'");
            }

            position = end + 1;
        }
        else
        {
            number = 0;
            while (!IsAtEnd && pattern[position] is >= '0' and <= '9' && number < 100_000)
            {
                number = (number * 10) + pattern[position++] - '0';
            }

            if (number > groupCount)
            {
                throw Fail($"{Invalid}: it has no group {number}");
            }
        }

        // A group that is not in front of the reference has no match yet.
        return number > groups ? "(?:)" : $@"(?(g{number})\k<g{number}>)";
    }
}
