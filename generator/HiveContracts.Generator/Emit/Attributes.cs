namespace HiveContracts.Generator.Emit;

/// <summary>Attributes that several emitters print.</summary>
internal static class Attributes
{
    /// <summary>Marks a type as generated. The version is the version of the code's format.</summary>
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"HiveContracts.Generator\", \"0.1\")]";

    /// <summary>Hides a field from the debugger.</summary>
    public const string Hidden = "[global::System.Diagnostics.DebuggerBrowsable(global::System.Diagnostics.DebuggerBrowsableState.Never)]";

    public const string Inlined =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public const string NotNullWhenTrue = "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)]";

    /// <summary>Makes the configuration binder and MVC read a type from a string with a converter of the runtime.</summary>
    public static string TypeConverter(string name, string type) =>
        $"[global::System.ComponentModel.TypeConverter(typeof(global::HiveContracts.Support.{name}<{type}>))]";

    /// <summary>Makes System.Text.Json read and write a type with a converter of the runtime.</summary>
    public static string Converter(string name, string type) =>
        $"[global::System.Text.Json.Serialization.JsonConverter(typeof(global::HiveContracts.Support.{name}<{type}>))]";
}
