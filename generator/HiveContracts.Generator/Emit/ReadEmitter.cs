using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Emit;

/// <summary>Prints the method that the runtime calls to read a record.</summary>
internal static class ReadEmitter
{
    public static void Write(CodeWriter code, ObjectModel type)
    {
        code.Line();
        string signature = $"static {type.Name} global::HiveContracts.IContract<{type.Name}>.Read(ref global::HiveContracts.Support.JsonReader reader)";
        if (type.TakesAnyJson)
        {
            string other = $"new {type.Name}{(type.IsOneOf ? "(-1, null!)" : "")} {{ preserved = reader.ReadOther() }}";
            code.Line($"{signature} => reader.IsObject ? new {type.Name}(ref reader) : {other};");
        }
        else if (type.StringForm is { } index)
        {
            string member = $"{type.Properties[index].Name} = {ValueSyntax.Read(type.Properties[index], index)}";
            code.Line($"{signature} => !reader.IsString");
            code.Line($"    ? new {type.Name}(ref reader)");
            code.Line($"    : new {type.Name} {{ {member}, preserved = global::HiveContracts.Support.PreservedProperties.StringForm }};");
        }
        else
        {
            code.Line($"{signature} => new(ref reader);");
        }
    }
}
