using System.ComponentModel;
using System.Globalization;

namespace HiveContracts.Support;

/// <summary>Makes the configuration binder and MVC read a value from a string, as it stands in JSON.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StringTypeConverter<T> : TypeConverter
    where T : struct
{
    /// <inheritdoc/>
    public sealed override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The string is none of the type's values.</exception>
    public sealed override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? Parse(text) : base.ConvertFrom(context, culture, value);

    private protected abstract T Parse(string text);
}
