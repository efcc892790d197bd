using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Operations on lists that generated code calls.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContractLists
{
    /// <summary>Concatenates the lists inside the elements of a list. If only one of them has elements, it is returned itself.</summary>
    public static ContractList<TInner> Flatten<TOuter, TInner>(ContractList<TOuter>? outer, Func<TOuter, ContractList<TInner>?> inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ContractList<TInner>? first = null;
        List<TInner>? all = null;
        foreach (TOuter item in outer ?? ContractList<TOuter>.Empty)
        {
            if (inner(item) is not { Count: > 0 } list)
            {
                continue;
            }

            if (first is null)
            {
                first = list;
                continue;
            }

            all ??= [.. first];
            all.AddRange(list.AsSpan());
        }

        return all is null ? first ?? ContractList<TInner>.Empty : new([.. all]);
    }
}
