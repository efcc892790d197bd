using System.Reflection;

namespace HiveContracts.Package.Tests;

/// <summary>A console project outside the repository that references the packages as any user does.</summary>
public sealed class Consumer(PackageFeed feed, string folder)
{
    private string Published => Path.Combine(folder, "published");

    private string Program => Path.Combine(Published, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");

    /// <summary>Gets the size of the published program in bytes.</summary>
    public long PublishedSize => new FileInfo(Program).Length;

    /// <summary>Writes the project file and the files of this test project's folder Consumer.</summary>
    public async Task CreateAsync()
    {
        Directory.CreateDirectory(folder);
        Assembly assembly = typeof(Consumer).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            await using Stream resource = assembly.GetManifestResourceStream(name)!;
            await using FileStream file = File.Create(PathTo(name));
            await resource.CopyToAsync(file);
        }

        await WriteConsumerProjectAsync();
    }

    /// <summary>Writes the project file with a reference to HiveContracts and the items that a test adds.</summary>
    public Task WriteConsumerProjectAsync(string items = "", string framework = "net10.0") =>
        WriteProjectWithoutPackageAsync($"""<PackageReference Include="HiveContracts" Version="{feed.Version}" />{items}""", framework: framework);

    /// <summary>Writes the project file with the items that a test adds only.</summary>
    public Task WriteProjectWithoutPackageAsync(string items = "", string sdk = "Microsoft.NET.Sdk", string framework = "net10.0") =>
        WriteProjectAsync(
            "Consumer.csproj",
            items,
            "<JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>",
            sdk: sdk,
            framework: framework);

    /// <summary>Writes a project file. Items, properties and the reference to a package are as the test says.</summary>
    public Task WriteProjectAsync(
        string file, string items = "", string properties = "", string? package = null, string sdk = "Microsoft.NET.Sdk", string framework = "net10.0") =>
        WriteAsync(file, $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {(package is null ? "" : $"""<PackageReference Include="{package}" Version="{feed.Version}" />""")}
                {items}
              </ItemGroup>
            </Project>
            """);

    /// <summary>Returns the path of a file in the project's folder.</summary>
    public string PathTo(string name) => Path.Combine(folder, name);

    /// <summary>Writes a file in the project's folder.</summary>
    public Task WriteAsync(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(name))!);
        return File.WriteAllTextAsync(PathTo(name), text);
    }

    /// <summary>Runs a dotnet command in the project's folder. The command must succeed.</summary>
    /// <returns>What the command printed.</returns>
    public Task<string> DotnetAsync(params string[] arguments) => RunAsync("dotnet", arguments);

    /// <summary>Runs a program in the project's folder. It must succeed.</summary>
    /// <returns>What the program printed.</returns>
    public Task<string> RunAsync(string program, params string[] arguments) => Command.RunAsync(program, folder, feed.Cache, arguments);

    /// <summary>Builds the project. The build must fail.</summary>
    /// <returns>What the build printed.</returns>
    public async Task<string> FailToBuildAsync(params string[] arguments)
    {
        (int exitCode, string output) = await Command.TryRunAsync("dotnet", folder, feed.Cache, ["build", .. arguments]);
        Assert.NotEqual(0, exitCode);
        return output;
    }

    /// <summary>Starts <c>dotnet watch</c>, which runs the project. After each edit it builds it again, or changes the running app.</summary>
    public DotnetWatch Watch(bool isHotReloaded = false) => new(folder, feed.Cache, isHotReloaded);

    /// <summary>Publishes the project for this machine.</summary>
    /// <returns>What the command printed.</returns>
    public Task<string> PublishAsync(params string[] properties) => DotnetAsync(["publish", "--use-current-runtime", "-o", Published, .. properties]);

    /// <summary>Runs the published program.</summary>
    /// <returns>What the program printed.</returns>
    public Task<string> RunPublishedAsync(params string[] arguments) => Command.RunAsync(Program, folder, null, arguments);
}
