using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the public methods that read and write a type.</summary>
internal static class ParseEmitter
{
    public static void Write(CodeWriter code, ObjectModel type) => Write(code, type.Name, isPrintedAsJson: !type.IsOneOf);

    /// <param name="code">Receives the lines.</param>
    /// <param name="name">The name of the type.</param>
    /// <param name="isPrintedAsJson">Whether the type is printed and compared as JSON. A type that may hold a file is not.</param>
    public static void Write(CodeWriter code, string name, bool isPrintedAsJson)
    {
        code.Lines($$"""

            /// <summary>Reads a JSON document.</summary>
            /// <exception cref="global::HiveContracts.ContractException">
            /// The bytes are not JSON, or not a <c>{{name}}</c>. The exception says where, and what was expected.
            /// </exception>
            public static {{name}} Parse(global::System.ReadOnlySpan<byte> utf8Json) => global::HiveContracts.Contract.Parse<{{name}}>(utf8Json);

            /// <summary>Reads a JSON document; returns false, with the error, where it is not a <c>{{name}}</c>.</summary>
            public static bool TryParse(
                global::System.ReadOnlySpan<byte> utf8Json,
                {{Attributes.NotNullWhenTrue}} out {{name}}? result,
                [global::System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out global::HiveContracts.ContractException? error) =>
                global::HiveContracts.Contract.TryParse(utf8Json, out result, out error);

            /// <summary>Writes the JSON document, with everything that was read and has no member.</summary>
            public byte[] ToUtf8Bytes() => global::HiveContracts.Contract.ToUtf8Bytes(this);
            """);
        if (isPrintedAsJson)
        {
            code.Lines($$"""

                /// <summary>Returns the JSON document.</summary>
                public override string ToString() => global::HiveContracts.Contract.ToJson(this);

                /// <summary>Whether both have the same JSON: numbers are compared by value, properties in any order.</summary>
                public bool Equals({{name}}? other) => global::HiveContracts.Contract.AreEqual(this, other);

                /// <inheritdoc/>
                public override int GetHashCode() => global::HiveContracts.Contract.HashOf(this);
                """);
        }
    }
}
