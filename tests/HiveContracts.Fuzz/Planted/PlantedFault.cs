namespace HiveContracts.Fuzz;

/// <summary>A fault that is planted in a copy of the runtime: a part of a file that is replaced.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="File">The file in the runtime's folder.</param>
/// <param name="Original">The text that is replaced. The file contains it exactly once.</param>
/// <param name="Faulty">The text instead.</param>
internal sealed record PlantedFault(string Name, string File, string Original, string Faulty)
{
    /// <summary>Returns the content of the file with the fault.</summary>
    /// <exception cref="InvalidOperationException">The file does not contain the original text exactly once.</exception>
    public string Apply(string content)
    {
        int index = content.IndexOf(Original, StringComparison.Ordinal);
        return index >= 0 && content.IndexOf(Original, index + 1, StringComparison.Ordinal) < 0
            ? content[..index] + Faulty + content[(index + Original.Length)..]
            : throw new InvalidOperationException($"Cannot plant '{Name}': {File} does not contain exactly once: {Original}");
    }
}
