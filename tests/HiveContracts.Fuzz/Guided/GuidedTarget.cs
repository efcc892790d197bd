#if GUIDED
using SharpFuzz;

namespace HiveContracts.Fuzz;

/// <summary>What AFL runs on each of its inputs: the same checks as the other cases. AFL reports an input that ends in an exception as a crash.</summary>
internal static class GuidedTarget
{
    public static void Run() => Fuzzer.OutOfProcess.Run(static stream =>
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        byte[] document = copy.ToArray();
        DocumentCheck.Check(Root.Callback, document);
        DocumentCheck.Check(Root.Response, document);
        AnyJsonCase.Check(document);
    });
}
#endif
