using System.Diagnostics.CodeAnalysis;

namespace HiveContracts;

/// <summary>Static members of every generated type. They are not on the types themselves: ASP.NET Core takes a <c>TryParse</c> there for its own.</summary>
public static class ContractExtensions
{
    extension<T>(T)
        where T : class, IContract<T>
    {
        /// <summary>
        /// Reads a JSON document; returns false, with the error, if it does not fit the type. In C# 12 and 13, call <see cref="Contract.TryParse{T}"/>.
        /// </summary>
        /// <param name="utf8Json">The document as UTF-8, with or without a byte order mark.</param>
        /// <param name="result">The value; null if the method returns false.</param>
        /// <param name="error">The error; null if the method returns true.</param>
        public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? result, [NotNullWhen(false)] out ContractException? error) =>
            Contract.TryParse(utf8Json, out result, out error);
    }
}
