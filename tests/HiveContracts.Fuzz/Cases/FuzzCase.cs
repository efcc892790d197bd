namespace HiveContracts.Fuzz;

/// <summary>One kind of check, with the inputs that it generates.</summary>
internal abstract class FuzzCase(string name, int weight)
{
    /// <summary>Gets the cases in the order in which they are listed.</summary>
    public static FuzzCase[] All { get; } =
    [
        new DocumentCase(), new DamagedDocumentCase(), new NumberCase(), new AnyJsonCase(), new SourceCase(), new PageCase(), new TreeCase(), new PairCase(),
        new SubmissionCase(), new ThreadCase(), new DriftCase(), new CopyCase(), new UnionCase(),
        new UnicodeCase(),
    ];

    public string Name => name;

    /// <summary>Gets how many of a thousand documents are this case's.</summary>
    public int Weight => weight;

    /// <summary>Generates one input and checks it.</summary>
    /// <exception cref="FuzzFailure">The library did something else than the rules say.</exception>
    public abstract void Run(Dice dice, Input input);
}

/// <summary>What a case works on: the runner prints it when a check fails, and makes it smaller if it can.</summary>
internal sealed class Input
{
    public byte[]? Document { get; private set; }

    /// <summary>Gets the check of a document that is made smaller; null if the input is no single document.</summary>
    public Action<byte[]>? Check { get; private set; }

    /// <summary>Checks a document, which a failure may be tried again with.</summary>
    public void Run(byte[] document, Action<byte[]> check)
    {
        (Document, Check) = (document, check);
        check(document);
    }

    /// <summary>Names what is checked, where that is not a single document.</summary>
    public void Show(byte[] text) => (Document, Check) = (text, null);
}
