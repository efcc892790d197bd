using System.Linq.Expressions;
using System.Reflection;

namespace HiveContracts.Fuzz;

/// <summary>Reads and sets members of the generated types by name.</summary>
internal static class Members
{
    /// <summary>Sets a member as an object initializer does.</summary>
    public static void Set(object value, string member, object? memberValue) => Find(value.GetType(), member).SetValue(value, memberValue);

    /// <summary>Returns whether a member can be set. What is sent in a submission cannot.</summary>
    public static bool CanSet(Type type, string member) => type.GetProperty(member)?.CanWrite == true;

    /// <summary>Copies a record and sets a member, as <c>with</c> does.</summary>
    public static object Copy(object value, string member, object? memberValue)
    {
        object copy = value.GetType().GetMethod("<Clone>$")!.Invoke(value, null)!;
        Set(copy, member, memberValue);
        return copy;
    }

    /// <summary>Writes an object of any generated type.</summary>
    public static byte[] Write(object value) => (byte[])value.GetType().GetMethod("ToUtf8Bytes")!.Invoke(value, null)!;

    public static Func<object, object?> CreateGetter(Type type, string member)
    {
        ParameterExpression value = Expression.Parameter(typeof(object));
        Expression access = Expression.Property(Expression.Convert(value, type), Find(type, member));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(access, typeof(object)), value).Compile();
    }

    private static PropertyInfo Find(Type type, string member) =>
        type.GetProperty(member) ?? throw new InvalidOperationException($"{type.Name} has no member '{member}'.");
}
