namespace HiveContracts.Generator.Model;

/// <summary>The contracts of a project, and the namespaces of all its schema files. A namespace without a contract has an error.</summary>
internal sealed record KnownContracts(EquatableArray<ContractModel> Contracts, EquatableArray<string> Namespaces)
{
    /// <summary>The namespaces whose documents are validated.</summary>
    public EquatableArray<string> Validated => Contracts
        .Where(static contract => contract.Validator is not null)
        .Select(static contract => contract.Namespace)
        .ToEquatableArray();

    /// <summary>The contract of a namespace; null if there is none, or its schema has errors, which are reported by themselves.</summary>
    public ContractModel? Find(string name) => Contracts.FirstOrDefault(contract => contract.Namespace == name && !contract.HasErrors);
}
