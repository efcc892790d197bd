using System.Collections;
using System.Reflection;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Contracts;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Tests;

/// <summary>The pipeline's model has value equality: it consists of sealed records, equatable arrays and primitive values.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Model_HoldsDataOnly()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(Read(), "result", seen);
        Assert.True(seen.Count > 300, $"The model has {seen.Count} objects only.");
    }

    [Fact]
    public void EqualSchemas_GiveEqualModels()
    {
        ReadResult first = Read();
        ReadResult second = Read();

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    private static ReadResult Read()
    {
        SchemaFile[] files = [.. DefaultSchema.Files().Select(static file => new SchemaFile(file.Path, "HiveContracts", file.GetText().ToString()))];
        return ProjectReader.Read(([.. files], new BuildOptions("internal", "polyfill")), TestContext.Current.CancellationToken);
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or int or long or bool or Enum || !seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        Assert.True(type.Assembly == typeof(ContractGenerator).Assembly, $"{path} is a {type}, which is no type of the model.");
        if (value is IEnumerable items)
        {
            Assert.Equal(typeof(EquatableArray<>), type.GetGenericTypeDefinition());
            int index = 0;
            foreach (object item in items)
            {
                Walk(item, $"{path}[{index++}]", seen);
            }

            return;
        }

        Assert.True(type.IsSealed && type.GetMethod("<Clone>$") is not null, $"{path} is a {type}, which is no sealed record.");
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            Walk(property.GetValue(value), $"{path}.{property.Name}", seen);
        }
    }
}
