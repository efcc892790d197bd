using System.Text;

namespace HiveContracts.Hostile;

/// <summary>Work on a document: one entry point of the library.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="Run">Does the work once. The result keeps the compiler from removing the work.</param>
internal sealed record Work(string Name, Func<object?> Run);

/// <summary>A document whose cost should be linear in its length, whatever the length.</summary>
internal abstract class HostileDocument(string name, Func<int, byte[]> create)
{
    public string Name => name;

    /// <summary>Creates the document with about as many bytes. Two documents of one length are equal.</summary>
    public byte[] Create(int length) => create(length);

    /// <summary>Returns the entry points that can be used on a document.</summary>
    public abstract IReadOnlyList<Work> WorkOn(byte[] document);

    /// <summary>Reads a document.</summary>
    /// <returns>The value; null if the document is invalid.</returns>
    public abstract object? Read(byte[] document);
}

/// <summary>A document of a contract.</summary>
/// <param name="name">The name in the output.</param>
/// <param name="create">Creates the document with about as many bytes.</param>
/// <param name="additional">Gets the additional properties of a value.</param>
internal sealed class HostileDocument<T>(string name, Func<int, byte[]> create, Func<T, AdditionalProperties> additional) : HostileDocument(name, create)
    where T : class, IContract<T>
{
    /// <summary>Uses the parts of a value that are created on demand; null if there are none.</summary>
    public Func<T, object?>? Walk { get; init; }

    public override object? Read(byte[] document) => Contract.TryParse(document, out T? value, out _) ? value : null;

    public override IReadOnlyList<Work> WorkOn(byte[] document)
    {
        string text = Encoding.UTF8.GetString(document);
        IEnumerable<Work> reading =
        [
            new("try-parse", () => Read(document)),
            new("sequence", () => EntryPoints.OrError(() => Contract.Parse<T>(EntryPoints.Split(document)))),
            new("stream", () => EntryPoints.OrError(() => EntryPoints.ReadStream<T>(document))),
            new("pipe", () => EntryPoints.OrError(() => EntryPoints.ReadPipe<T>(document))),
            new("drift", () => EntryPoints.CountDrift(() => Read(document))),
            new("read-all", () => EntryPoints.OrError(() => ClassScoreReader.ReadAll(document))),
        ];
        if (Read(document) is not T value)
        {
            return [.. reading];
        }

        // The values are equal, but not their bytes.
        T left = Contract.Parse<T>(EntryPoints.WithNumber(document, "1"));
        T right = Contract.Parse<T>(EntryPoints.WithNumber(document, "1.0"));
        byte[] malformed = [.. document[..^1], (byte)'?'];
        IEnumerable<Work> other =
        [
            new("parse", () => Contract.Parse<T>(document)),
            new("parse-text", () => Contract.Parse<T>(text)),
            new("error-at-end", () => Contract.TryParse(malformed, out T? _, out ContractException? error) ? null : error),
            new("additional-count", () => additional(value).Count),
            new("additional-list", () => additional(value).Count(static property => property.Key.Length > 0)),
            new("additional-find", () => additional(value).TryGetValue("missing", out _)),
            new("equal", () => Contract.AreEqual(left, right) ? left : throw new InvalidOperationException($"{Name}: the values are not equal.")),
            new("hash", () => Contract.HashOf(value)),
            new("print", () => Contract.Print(value)),
            new("write", () => EntryPoints.Write(value)),
        ];
        return [.. reading, .. other, .. Walk is null ? [] : (Work[])[new("walk", () => Walk(value))]];
    }
}
