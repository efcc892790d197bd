using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the methods by which users read and write a record.</summary>
internal static class ParseEmitter
{
    public static void Write(CodeWriter code, ObjectModel type) => Write(code, type.Name, isPrinted: type.Cases.Count == 0);

    /// <param name="code">Takes the lines.</param>
    /// <param name="name">The type's name.</param>
    /// <param name="isPrinted">Whether its text is its JSON; what carries a file has better.</param>
    public static void Write(CodeWriter code, string name, bool isPrinted)
    {
        code.Lines($$"""

            /// <summary>Reads a JSON document.</summary>
            /// <exception cref="ContractException">The bytes are not JSON, or no <c>{{name}}</c>; the exception says where and what was expected.</exception>
            public static {{name}} Parse(ReadOnlySpan<byte> utf8Json) => global::HiveContracts.Contract.Parse<{{name}}>(utf8Json);

            /// <summary>Reads a JSON document, or says why it is none of this type.</summary>
            public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out {{name}}? result, [NotNullWhen(false)] out ContractException? error) => global::HiveContracts.Contract.TryParse(utf8Json, out result, out error);

            /// <summary>Writes a JSON document, with everything that was read and has no member.</summary>
            public byte[] ToUtf8Bytes() => global::HiveContracts.Contract.ToUtf8Bytes(this);
            """);
        if (isPrinted)
        {
            code.Lines($$"""

                /// <summary>The JSON document, as it would be written.</summary>
                public override string ToString() => global::HiveContracts.Contract.ToJson(this);

                /// <summary>Whether both have the same JSON: numbers by value, properties in any order.</summary>
                public bool Equals({{name}}? other) => global::HiveContracts.Contract.AreEqual(this, other);

                /// <inheritdoc/>
                public override int GetHashCode() => global::HiveContracts.Contract.HashOf(this);
                """);
        }
    }
}
