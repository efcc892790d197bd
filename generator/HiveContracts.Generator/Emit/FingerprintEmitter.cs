using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the attribute by which other projects find the contracts. Hot reload can change it on a type, and not on the assembly.</summary>
internal static class FingerprintEmitter
{
    public static void Write(CodeWriter code, FingerprintModel type) => code.Lines($"""
        [global::HiveContracts.Support.SchemaFingerprint({CodeWriter.Literal(type.Fingerprint)})]
        {TypeEmitter.Accessibility(type)} sealed partial class {type.Name};
        """);
}
