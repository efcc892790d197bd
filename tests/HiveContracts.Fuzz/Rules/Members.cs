using System.Linq.Expressions;
using System.Reflection;

namespace HiveContracts.Fuzz;

/// <summary>Reads and sets members of the generated types by name.</summary>
internal static class Members
{
    /// <summary>Sets a member as an object initializer does.</summary>
    public static void Set(object value, string member, object? memberValue) => Find(value.GetType(), member).SetValue(value, memberValue);

    public static Func<object, object?> CreateGetter(Type type, string member)
    {
        ParameterExpression value = Expression.Parameter(typeof(object));
        Expression access = Expression.Property(Expression.Convert(value, type), Find(type, member));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(access, typeof(object)), value).Compile();
    }

    private static PropertyInfo Find(Type type, string member) =>
        type.GetProperty(member) ?? throw new InvalidOperationException($"{type.Name} has no member '{member}'.");
}
