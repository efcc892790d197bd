using System.Reflection;

namespace HiveContracts.Package.Tests;

/// <summary>A console project outside the repository that has one PackageReference: what works there works for anyone.</summary>
public sealed class Consumer(PackedPackage package, string folder)
{
    /// <summary>The project's folder.</summary>
    public string Folder => folder;

    /// <summary>Writes the files in this test project's folder Consumer, and the project file.</summary>
    public async Task CreateAsync()
    {
        Directory.CreateDirectory(folder);
        Assembly assembly = typeof(Consumer).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            await using Stream resource = assembly.GetManifestResourceStream(name)!;
            await using FileStream file = File.Create(Path.Combine(folder, name));
            await resource.CopyToAsync(file);
        }

        await WriteProjectAsync();
    }

    /// <summary>Writes the project file; <paramref name="items"/> is what a test adds.</summary>
    public Task WriteProjectAsync(string items = "") => WriteAsync("Consumer.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="HiveContracts" Version="{package.Version}" />
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Writes a file of the project.</summary>
    public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text);

    /// <summary>Runs a dotnet command in the project's folder; it must succeed.</summary>
    public Task<string> DotnetAsync(params string[] arguments) => Command.RunAsync("dotnet", folder, package.Cache, arguments);

    /// <summary>Runs the project for as long as the result is kept, anew after each edit.</summary>
    public Watch Watch() => new(folder, package.Cache);

    /// <summary>Builds; it must fail.</summary>
    public async Task<string> FailToBuildAsync()
    {
        (int exit, string output) = await Command.TryRunAsync("dotnet", folder, package.Cache, "build");
        Assert.NotEqual(0, exit);
        return output;
    }
}
