namespace HiveContracts;

/// <summary>A form that <see cref="HiveClient"/> sends: what a schema with <c>x-form</c> and <c>x-answer</c> becomes.</summary>
/// <typeparam name="TAnswer">What it is answered with when all is well.</typeparam>
public interface IFormRequest<TAnswer>
    where TAnswer : class, IContract<TAnswer>
{
    /// <summary>Whether the form can be sent a second time: not where its media is a stream that cannot be rewound.</summary>
    bool IsRepeatable { get; }

    /// <summary>The form, which is the caller's to dispose.</summary>
    HttpContent ToFormContent();
}
