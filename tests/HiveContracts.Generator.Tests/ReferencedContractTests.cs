using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace HiveContracts.Generator.Tests;

/// <summary>A project uses the public contracts of a project that it references, instead of generating them again.</summary>
public sealed class ReferencedContractTests
{
    private const string Use = "class Use { string? M(HiveContracts.TaskCallback callback) => callback.Id; }";

    private static readonly (string, string)[] IsPublic = [("HiveContractsVisibility", "public")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PublicContracts_AreNotGeneratedAgain(bool isAssembly)
    {
        GeneratorRun run = new GeneratorRun(DefaultSchema.Files()).Reference(Library(isAssembly, DefaultSchema.Files())).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Sources().Keys, static file => file.StartsWith("HiveContracts.", StringComparison.Ordinal));
        Assert.Empty(run.Compile(Use));
    }

    [Fact]
    public void InternalContracts_AreGeneratedInEachProject()
    {
        GeneratorRun library = new GeneratorRun(DefaultSchema.Files()).Generate();
        GeneratorRun run = new GeneratorRun(DefaultSchema.Files()).Reference(library.ToReference()).Generate();

        Assert.Equal(library.Sources(), run.Sources());
        Assert.Empty(run.Compile(Use));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DifferentSchema_IsReported(bool isAssembly)
    {
        var overlay = new SchemaText("/p/mine.json", """
            { "x-overlay": true, "definitions": { "TaskCallback": { "properties": { "mine": { "type": "string" } } } } }
            """);
        GeneratorRun run = new GeneratorRun([.. DefaultSchema.Files(), overlay]).Reference(Library(isAssembly, DefaultSchema.Files())).Generate();

        Assert.Equal("HC0013", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Compile(Use));
    }

    [Theory]
    [InlineData("Tests", true)]
    [InlineData("tests", true)]
    [InlineData("Tests, PublicKey=00000000000000000400000000000000", true)]
    [InlineData("Tests", false)]
    public void InternalContractsOfAFriend_AreNotGeneratedAgain(string friend, bool isAssembly)
    {
        GeneratorRun run = FriendOf(friend, isAssembly, DefaultSchema.Files());

        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain("HiveContracts.TaskCallback.g.cs", run.Sources().Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void InternalContractsOfAFriend_AreUsed(bool isAssembly) => Assert.Empty(FriendOf("Tests", isAssembly, DefaultSchema.Files()).Compile(Use));

    [Fact]
    public void FriendOfAnotherProject_GeneratesItsOwn() =>
        Assert.Contains("HiveContracts.TaskCallback.g.cs", FriendOf("Other", isAssembly: true, DefaultSchema.Files()).Sources().Keys);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SchemaThatDiffersFromAFriends_IsReported(bool isAssembly)
    {
        var order = new SchemaText("/p/order.json", """{ "title": "Order", "type": "object" }""");
        Assert.Equal("HC0013", Assert.Single(FriendOf("Tests", isAssembly, [.. DefaultSchema.Files(), order]).Diagnostics).Id);
    }

    [Fact]
    public void SchemaOfAnotherNamespace_IsGenerated()
    {
        var own = new SchemaText("/p/order.json", """{ "title": "Order", "type": "object" }""", "My");
        GeneratorRun run = new GeneratorRun([.. DefaultSchema.Files(), own]).Reference(Library(isAssembly: true, DefaultSchema.Files())).Generate();

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile("class Use { void M(My.Order order, HiveContracts.TaskCallback callback) { } }"));
    }

    [Fact]
    public void DifferentWhitespace_IsNotReported()
    {
        IEnumerable<SchemaText> spaced = DefaultSchema.Files()
            .Select(static file => new SchemaText(file.Path, file.GetText().ToString().ReplaceLineEndings("\r\n\t")));

        Assert.Empty(new GeneratorRun(DefaultSchema.Files()).Reference(Library(isAssembly: true, spaced)).Generate().Diagnostics);
    }

    [Fact]
    public void UnrelatedCode_DoesNotReadReferencesAgain()
    {
        GeneratorRun run = new GeneratorRun(DefaultSchema.Files()).Reference(Library(isAssembly: true, DefaultSchema.Files())).Generate();

        run.EditCode("class Unrelated;").Generate();

        Assert.All(run.ReasonsOf(ContractGenerator.ReferencedStep), static reason => Assert.Equal(Cached, reason));
    }

    /// <summary>Generates in the project Tests, which references a project with internal contracts and a friend.</summary>
    private static GeneratorRun FriendOf(string friend, bool isAssembly, IEnumerable<SchemaText> schemas)
    {
        string code = $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]";
        GeneratorRun app = new GeneratorRun(DefaultSchema.Files()).Generate();
        MetadataReference reference = isAssembly ? MetadataReference.CreateFromStream(app.Emit(code)) : app.EditCode(code).ToReference();
        return new GeneratorRun(schemas).Rename("Tests").Reference(reference).Generate();
    }

    private static MetadataReference Library(bool isAssembly, IEnumerable<SchemaText> schemas)
    {
        GeneratorRun library = new GeneratorRun(IsPublic, schemas).Generate();
        return isAssembly ? MetadataReference.CreateFromStream(library.Emit("")) : library.ToReference();
    }
}
