using System.Buffers;
using System.IO.Pipelines;

namespace HiveContracts.Fuzz;

/// <summary>A type that whole documents are read as.</summary>
internal abstract class Root(Shape shape)
{
    public static Root Callback { get; } = new Root<TaskCallback>(Shapes.Callback);

    public static Root Response { get; } = new Root<TaskResponse>(Shapes.Response);

    private static Root[] Others { get; } =
    [
        new Root<TaskFragment>(Shapes.Fragment), new Root<TaskError>(Shapes.Error), new Root<TaskAcknowledgement>(Shapes.Acknowledgement),
    ];

    public Shape Shape => shape;

    public static Root Pick(Dice dice) => dice.Below(8) switch
    {
        0 => dice.PickFrom(Others),
        < 3 => Response,
        _ => Callback,
    };

    public abstract object Parse(ReadOnlySpan<byte> document);

    public abstract object Parse(string document);

    public abstract object Parse(ReadOnlySequence<byte> document);

    public abstract object ParseAsync(Stream document);

    public abstract object ParseAsync(PipeReader document);

    public abstract bool TryParse(ReadOnlySpan<byte> document, out object? value, out ContractException? error);

    public abstract byte[] Write(object value);

    public abstract string WriteText(object value);
}

/// <summary>A type that whole documents are read as.</summary>
internal sealed class Root<T>(Shape shape) : Root(shape)
    where T : class, IContract<T>
{
    public override object Parse(ReadOnlySpan<byte> document) => Contract.Parse<T>(document);

    public override object Parse(string document) => Contract.Parse<T>(document);

    public override object Parse(ReadOnlySequence<byte> document) => Contract.Parse<T>(document);

    public override object ParseAsync(Stream document) => Contract.ParseAsync<T>(document).AsTask().GetAwaiter().GetResult();

    public override object ParseAsync(PipeReader document) => Contract.ParseAsync<T>(document).AsTask().GetAwaiter().GetResult();

    public override bool TryParse(ReadOnlySpan<byte> document, out object? value, out ContractException? error)
    {
        bool isRead = Contract.TryParse(document, out T? read, out error);
        value = read;
        return isRead;
    }

    public override byte[] Write(object value) => Contract.ToUtf8Bytes((T)value);

    public override string WriteText(object value) => Contract.ToJson((T)value);
}
