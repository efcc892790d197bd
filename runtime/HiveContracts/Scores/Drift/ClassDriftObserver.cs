namespace HiveContracts;

/// <summary>An observer that also receives the classes of each model.</summary>
internal abstract class ClassDriftObserver : DriftObserver
{
    /// <summary>Called with the classes of a row, once for consecutive rows of one document that have the same layout.</summary>
    /// <param name="layout">The classes.</param>
    /// <param name="counted">The names that were counted in the document; null if none was.</param>
    internal abstract void OnClasses(ClassLayout layout, ref HashSet<string>? counted);
}
