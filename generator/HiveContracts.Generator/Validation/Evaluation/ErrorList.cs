namespace HiveContracts.Generator.Validation.Evaluation;

/// <summary>The errors of a value, and of the values inside it: one for each value.</summary>
internal sealed class ErrorList
{
    // A document that has more errors is probably of another schema.
    private const int MaxErrors = 100;

    private readonly List<ValidationError> errors = [];

    public IReadOnlyList<ValidationError> Errors => errors;

    public int Count => errors.Count;

    public void Add(ValidationError error)
    {
        if (errors.Count < MaxErrors && !errors.Exists(error.IsLike))
        {
            errors.Add(error);
        }
    }

    public void AddRange(ErrorList other) => other.errors.ForEach(Add);
}
