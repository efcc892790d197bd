namespace HiveContracts;

/// <summary>An observer that is also told the classes of each model.</summary>
internal abstract class ClassDriftObserver : DriftObserver
{
    /// <summary>Called with the classes of a row, once for consecutive rows of one document that have the same layout.</summary>
    internal abstract void OnClasses(ClassLayout layout);
}
