using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the public methods that read and write a type.</summary>
internal static class ParseEmitter
{
    public static void Write(CodeWriter code, ObjectModel type) => Write(code, type.Name);

    public static void Write(CodeWriter code, string name) => code.Lines($$"""

        /// <summary>Reads a JSON document.</summary>
        /// <exception cref="global::HiveContracts.ContractException">
        /// The bytes are not JSON, or not a <c>{{name}}</c>. The exception says where, and what was expected.
        /// </exception>
        public static {{name}} Parse(global::System.ReadOnlySpan<byte> utf8Json) => global::HiveContracts.Contract.Parse<{{name}}>(utf8Json);

        /// <summary>Reads a JSON document.</summary>
        /// <exception cref="global::HiveContracts.ContractException">
        /// The text is not JSON, or not a <c>{{name}}</c>. The exception says where, and what was expected.
        /// </exception>
        public static {{name}} Parse(string json) => global::HiveContracts.Contract.Parse<{{name}}>(json);

        /// <summary>Writes the JSON document, with everything that was read and has no member.</summary>
        public byte[] ToUtf8Bytes() => global::HiveContracts.Contract.ToUtf8Bytes(this);

        /// <summary>Writes the JSON document as text.</summary>
        public string ToJson() => global::HiveContracts.Contract.ToJson(this);

        /// <summary>Returns the JSON document. A value that JSON cannot hold, such as a file, is described.</summary>
        public override string ToString() => global::HiveContracts.Contract.Print(this);

        /// <summary>Whether both have the same JSON: numbers are compared by value, properties in any order.</summary>
        public bool Equals({{name}}? other) => global::HiveContracts.Contract.AreEqual(this, other);

        /// <inheritdoc/>
        public override int GetHashCode() => global::HiveContracts.Contract.HashOf(this);
        """);
}
