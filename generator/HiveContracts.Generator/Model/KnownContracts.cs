namespace HiveContracts.Generator.Model;

/// <summary>The contracts of a project, and the namespaces of all its schema files: one without a contract has an error.</summary>
internal sealed record KnownContracts(EquatableArray<ContractModel> Contracts, EquatableArray<string> Namespaces)
{
    public ContractModel? Find(string name) => Contracts.FirstOrDefault(contract => contract.Namespace == name);
}
