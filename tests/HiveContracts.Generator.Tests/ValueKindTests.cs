using HiveContracts.Generator.Emit;
using HiveContracts.Generator.Model;

namespace HiveContracts.Generator.Tests;

/// <summary>Each kind of value has one row, and the row is complete.</summary>
public sealed class ValueKindTests
{
    public static TheoryData<string> Kinds() => [.. Enum.GetNames<ValueKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_HasARow(string name)
    {
        ValueKind kind = Enum.Parse<ValueKind>(name);
        ValueKindInfo row = ValueKinds.Of(kind);

        Assert.Equal(kind, row.Kind);
        Assert.NotEmpty(row.Expected);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_HasATypeAndAReaderOrIsMadeOfOthers(string name)
    {
        ValueKind kind = Enum.Parse<ValueKind>(name);
        var value = new ValueModel { Kind = kind, TypeName = ValueKinds.Of(kind).Type is null ? "Other" : null, Element = ValueModel.Any };
        var property = new PropertyModel { JsonName = "p", Name = "P", Summary = "", Value = value, IsRequired = false };

        Assert.NotEmpty(ValueSyntax.TypeOf(value));
        Assert.Matches(@"^(new Other\()?reader\.Read\w*[<(]", ValueSyntax.Read(property, 0));
    }

    [Fact]
    public void EveryRow_IsOfAnotherKind() => Assert.Equal(Enum.GetValues<ValueKind>().Order(), ValueKinds.All.Select(static row => row.Kind).Order());

    [Fact]
    public void TypesAndFormat_MakeOneKind()
    {
        var made = ValueKinds.All.SelectMany(static row => row.Types.Select(types => (types, row.Format, row.IsDefault, row.Kind))).ToList();

        Assert.All(made.Where(static row => row.Format is not null), row => Assert.Equal(row.Kind, ValueKinds.Of(row.types, row.Format)));
        Assert.All(made.Where(static row => row.IsDefault), row => Assert.Equal(row.Kind, ValueKinds.Of(row.types, null)));
        Assert.All(made.GroupBy(static row => row.types), static rows => Assert.True(rows.Count(static row => row.IsDefault) <= 1));
    }
}
