using Microsoft.Extensions.Configuration;

namespace HiveContracts.Http.Tests;

/// <summary>The configuration binder reads classes and severities as they stand in JSON.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void ClassesAndSeverities_AreBound()
    {
        Policy policy = Bind(
            ("Severity", "2"),
            ("Class", "gun_in_hand"),
            ("Classes:0", "no_gun"));

        Assert.Equal(Severity.Of(2), policy.Severity);
        Assert.Equal(VisualModerationClass.GunInHand, policy.Class);
        Assert.Equal([VisualModerationClass.NoGun], policy.Classes);
    }

    [Theory]
    [InlineData("Severity", "high")]
    [InlineData("Severity", "-2")]
    [InlineData("Class", "gun_in_hnad")]
    public void UnknownValue_IsRefusedWithItsKey(string key, string value)
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => Bind((key, value)));

        Assert.Contains(key, exception.Message, StringComparison.Ordinal);
        Assert.Contains(value, exception.InnerException!.Message, StringComparison.Ordinal);
    }

    private static Policy Bind(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(static value => KeyValuePair.Create<string, string?>(value.Key, value.Value)))
        .Build()
        .Get<Policy>()!;

    private sealed class Policy
    {
        public Severity Severity { get; set; }

        public VisualModerationClass Class { get; set; }

        public List<VisualModerationClass> Classes { get; } = [];
    }
}
