using System.Collections;
using System.Reflection;
using HiveContracts.Generator.Build;
using HiveContracts.Generator.Model;
using HiveContracts.Generator.Contracts;

namespace HiveContracts.Generator.Tests;

public sealed class ModelTests
{
    [Fact]
    public void Model_HoldsDataOnly()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(Read(), "result", seen);
        Assert.True(seen.Count > 300, $"only {seen.Count} objects were walked");
    }

    [Fact]
    public void EqualText_GivesAnEqualModelAndHash()
    {
        ReadResult one = Read();
        ReadResult other = Read();

        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    private static ReadResult Read() => ProjectReader.Read(
        ([.. DefaultSchema.Files().Select(static file => new SchemaFile(file.Path, "HiveContracts", file.GetText().ToString()))], new BuildOptions("internal", "polyfill")),
        TestContext.Current.CancellationToken);

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or int or bool or Enum || !seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        Assert.True(type.Assembly == typeof(ContractGenerator).Assembly, $"{path} is a {type}: not data of the model");
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

        Assert.True(type.IsSealed && type.GetMethod("<Clone>$") is not null, $"{path} is a {type}: not a sealed record");
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            Walk(property.GetValue(value), $"{path}.{property.Name}", seen);
        }
    }
}
