using System.Globalization;

namespace HiveContracts.Fuzz;

/// <summary>A check that failed, with all that is needed to see it again.</summary>
internal sealed class FailedIteration(FuzzOptions options, FuzzCase fuzzCase, long iteration, Input input, Exception exception)
{
    /// <summary>Makes the document smaller, and prints the failure.</summary>
    public void Print()
    {
        byte[] document = input.Document ?? [];
        Exception shown = exception;
        string note = "";
        if (input.Check is { } check && !options.IsQuick)
        {
            byte[] smaller = Minimizer.Reduce(document, candidate => Fails(check, candidate) is { } failure && KindOf(failure) == KindOf(exception));
            if (Fails(check, smaller) is { } again)
            {
                note = string.Create(CultureInfo.InvariantCulture, $" (made smaller from {document.Length})");
                (document, shown) = (smaller, again);
            }
            else
            {
                note = " (passes when it is read again: earlier documents matter)";
            }
        }

        var failure = shown as FuzzFailure;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            case:      {fuzzCase.Name}, seed {options.Seed}, iteration {iteration}
            differs:   {failure?.What ?? "an exception that no document may cause"}
            expected:  {failure?.Expected ?? "a value or a ContractException"}
            found:     {failure?.Found ?? shown.ToString()}
            document:  {document.Length} bytes{note}
            {Excerpt.Of(document)}
            again:     --seed {options.Seed} --from {iteration} --count 1 --threads 1{(options.Case is null ? "" : " --case " + options.Case)}
            """));
    }

    private static string KindOf(Exception exception) => exception is FuzzFailure failure ? failure.What : exception.GetType().Name;

    private static Exception? Fails(Action<byte[]> check, byte[] document)
    {
        try
        {
            check(document);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
