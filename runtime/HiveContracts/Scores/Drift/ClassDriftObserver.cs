namespace HiveContracts;

/// <summary>An observer that also receives the classes of each model.</summary>
internal abstract class ClassDriftObserver : DriftObserver
{
    /// <summary>Called with the classes of a row, once for consecutive rows of one document that have the same layout.</summary>
    internal abstract void OnClasses(ClassLayout layout);
}
