using System.Reflection;
using System.Runtime.CompilerServices;
using HiveContracts.AspNetCore;
using HiveContracts.Testing;

namespace HiveContracts.Http.Tests;

/// <summary>Packages can be upgraded separately, so one package uses only the public API of another.</summary>
public sealed class PackageBoundaryTests
{
    private static readonly Assembly[] Packages =
    [
        typeof(HiveClient).Assembly,
        typeof(HiveClientServiceCollectionExtensions).Assembly,
        typeof(HiveCallbackOptions).Assembly,
        typeof(RedisHiveCallbackBuilderExtensions).Assembly,
        typeof(HiveStandIn).Assembly,
    ];

    [Fact]
    public void Internals_AreNotVisibleToOtherPackages()
    {
        string[] names = [.. Packages.Select(static package => package.GetName().Name!).Distinct()];
        Assert.Equal(5, names.Length);

        Assert.All(Packages, package => Assert.DoesNotContain(
            package.GetCustomAttributes<InternalsVisibleToAttribute>(), attribute => names.Contains(new AssemblyName(attribute.AssemblyName).Name)));
    }
}
