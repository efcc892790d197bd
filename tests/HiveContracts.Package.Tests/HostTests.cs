using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace HiveContracts.Package.Tests;

/// <summary>Processes that run the generator and outlive one compilation.</summary>
public sealed class HostTests(PackageFeed feed)
{
    /// <summary>The host has loaded its own versions of the libraries that the generator uses.</summary>
    [Fact]
    public async Task Workspace_FindsTheGeneratedTypes()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await consumer.WriteProjectAsync("App/App.csproj", package: "HiveContracts");
        await consumer.WriteAsync("App/Program.cs", "return HiveContracts.TaskCallback.Parse(args[0]).Outputs.Count;");
        await consumer.WriteProjectAsync(
            "Host/Host.csproj",
            """
            <PackageReference Include="Microsoft.CodeAnalysis.CSharp.Workspaces" Version="5.9.0" />
            <PackageReference Include="Microsoft.CodeAnalysis.Workspaces.MSBuild" Version="5.9.0" />
            <PackageReference Include="Microsoft.Build.Locator" Version="1.11.2" />
            <PackageReference Include="Newtonsoft.Json" Version="13.0.4" />
            <PackageReference Include="NJsonSchema" Version="10.7.2" />
            """,
            "<NuGetAudit>false</NuGetAudit><DisableMSBuildAssemblyCopyCheck>true</DisableMSBuildAssemblyCopyCheck>");
        await consumer.WriteAsync("Host/Program.cs", """"
            using Microsoft.Build.Locator;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.MSBuild;

            Console.WriteLine((await NJsonSchema.JsonSchema.FromJsonAsync("""{"title":"host"}""")).Title);
            MSBuildLocator.RegisterDefaults();
            Console.WriteLine(await OpenAsync(args[0]));

            // A method of its own: its types are found only after the registration.
            static async Task<string> OpenAsync(string path)
            {
                using var workspace = MSBuildWorkspace.Create();
                using var failures = workspace.RegisterWorkspaceFailedHandler(static failure => Console.WriteLine(failure.Diagnostic));
                Compilation compilation = (await (await workspace.OpenProjectAsync(path)).GetCompilationAsync())!;
                IEnumerable<Diagnostic> found = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
                return string.Join(' ', [compilation.GetTypeByMetadataName("HiveContracts.TaskCallback"), .. found]);
            }
            """");
        await consumer.DotnetAsync("restore", "App");

        string printed = await consumer.DotnetAsync("run", "--project", "Host", "--", consumer.PathTo("App/App.csproj"));

        Assert.Equal(["host", "HiveContracts.TaskCallback"], printed.Trim().Split(Environment.NewLine));
    }

    /// <summary>Both versions of the generator have the same assembly name and version, as those of two releases have.</summary>
    [Fact]
    public async Task CompilerServer_RunsTheGeneratorOfEachVersion()
    {
        Consumer consumer = feed.CreateEmptyConsumer();
        await WriteSecondVersionAsync(consumer.PathTo("packages"));
        await consumer.WriteAsync("nuget.config", """<configuration><packageSources><add key="second" value="packages" /></packageSources></configuration>""");
        await consumer.WriteAsync("Program.cs", """
            using System.CodeDom.Compiler;
            using System.Reflection;

            Console.WriteLine(typeof(HiveContracts.TaskCallback).GetCustomAttribute<GeneratedCodeAttribute>()!.Version);
            """);

        // A server of this test's own: the test can end it, and other builds on the machine do not use it.
        string server = $"hivecontracts-{Guid.NewGuid():N}";
        try
        {
            foreach ((string version, string printed) in new[] { (feed.Version, "0.1"), ("0.1.0-second", "0.2"), (feed.Version, "0.1") })
            {
                await consumer.WriteProjectAsync("App.csproj", $"""<PackageReference Include="HiveContracts" Version="{version}" />""");

                string log = await consumer.DotnetAsync("build", "-v:detailed", "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={server}");

                Assert.Contains("server processed compilation", log, StringComparison.Ordinal);
                Assert.Equal(printed, (await consumer.DotnetAsync("run", "--no-build")).Trim());
            }
        }
        finally
        {
            string folder = (await consumer.DotnetAsync("msbuild", "-getProperty:RoslynTargetsPath")).Trim();
            await consumer.DotnetAsync(Path.Combine(folder, "bincore", "VBCSCompiler.dll"), $"-pipename:{server}", "-shutdown");
        }
    }

    /// <summary>Writes the package once more, with another version. Its generator is another module, and writes another version into each type.</summary>
    private async Task WriteSecondVersionAsync(string folder)
    {
        string path = Path.Combine(Directory.CreateDirectory(folder).FullName, "HiveContracts.0.1.0-second.nupkg");
        File.Copy(feed.PathOf("HiveContracts"), path);
        await using ZipArchive package = await ZipFile.OpenAsync(path, ZipArchiveMode.Update);
        await EditAsync("HiveContracts.nuspec", nuspec => Replace(nuspec, Encoding.UTF8.GetBytes(feed.Version), "0.1.0-second"u8.ToArray()));
        await EditAsync("analyzers/dotnet/cs/HiveContracts.Generator.dll", static generator =>
        {
            using var file = new PEReader(new MemoryStream(generator));
            MetadataReader metadata = file.GetMetadataReader();
            Guid id = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
            generator = Replace(generator, id.ToByteArray(), Guid.NewGuid().ToByteArray());
            return Replace(generator, Encoding.Unicode.GetBytes("Generator\", \"0.1\""), Encoding.Unicode.GetBytes("Generator\", \"0.2\""));
        });

        async Task EditAsync(string name, Func<byte[], byte[]> edit)
        {
            using var content = new MemoryStream();
            await using Stream entry = await package.GetEntry(name)!.OpenAsync();
            await entry.CopyToAsync(content);
            byte[] edited = edit(content.ToArray());
            entry.SetLength(0);
            await entry.WriteAsync(edited);
        }

        static byte[] Replace(byte[] content, ReadOnlySpan<byte> found, ReadOnlySpan<byte> replacement)
        {
            var result = new List<byte>();
            ReadOnlySpan<byte> rest = content;
            for (int index; (index = rest.IndexOf(found)) >= 0; rest = rest[(index + found.Length)..])
            {
                result.AddRange(rest[..index]);
                result.AddRange(replacement);
            }

            Assert.NotEmpty(result);
            return [.. result, .. rest];
        }
    }
}
