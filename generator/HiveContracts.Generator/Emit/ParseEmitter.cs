using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the methods by which users read and write a record.</summary>
internal static class ParseEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        code.Lines($$"""

            /// <summary>Reads a JSON document.</summary>
            /// <exception cref="ContractException">The bytes are not JSON, or no <c>{{type.Name}}</c>; the exception says where and what was expected.</exception>
            public static {{type.Name}} Parse(ReadOnlySpan<byte> utf8Json) => global::HiveContracts.Contract.Parse<{{type.Name}}>(utf8Json);

            /// <summary>Reads a JSON document, or says why it is none of this type.</summary>
            public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out {{type.Name}}? result, [NotNullWhen(false)] out ContractException? error) =>
                global::HiveContracts.Contract.TryParse(utf8Json, out result, out error);

            /// <summary>Writes a JSON document, with everything that was read and has no member.</summary>
            public byte[] ToUtf8Bytes() => global::HiveContracts.Contract.ToUtf8Bytes(this);
            """);
        if (type.Cases.Count == 0)
        {
            code.Lines("""

                /// <summary>The JSON document, as it would be written.</summary>
                public override string ToString() => global::HiveContracts.Contract.ToJson(this);
                """);
        }
    }
}
