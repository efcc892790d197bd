namespace HiveContracts;

/// <summary>A form that <see cref="HiveClient"/> sends: the type of a schema with <c>x-form</c> and <c>x-answer</c>.</summary>
/// <typeparam name="TAnswer">The type of a successful answer.</typeparam>
public interface IFormRequest<TAnswer>
    where TAnswer : class, IContract<TAnswer>
{
    /// <summary>Whether the form can be sent a second time: false if its media is a stream that cannot seek.</summary>
    bool IsRepeatable { get; }

    /// <summary>Creates the form's content, which the caller disposes of.</summary>
    HttpContent ToFormContent();
}
