namespace HiveContracts;

/// <summary>
/// Observes what documents contain and the schema does not know. Readers depend on this class only, so that an app that observes nothing
/// contains none of the code that counts.
/// </summary>
internal abstract class DriftObserver
{
    /// <summary>The observer of this process; null when nothing is observed.</summary>
    internal static DriftObserver? Current { get; set; }

    /// <summary>Called for each property of a generated type that the schema does not know.</summary>
    internal abstract void OnUnknownProperty(string type, string name);
}
