namespace HiveContracts;

/// <summary>Is told of what readers meet and the schema does not know. Readers know no more than this of who counts, so that an app in which nobody does carries none of it.</summary>
internal abstract class DriftObserver
{
    /// <summary>Who is told; null where nobody is.</summary>
    internal static DriftObserver? Current { get; set; }

    /// <summary>A property of a generated type that the schema does not know.</summary>
    internal abstract void SawUnknownProperty(string type, string name);

    /// <summary>The classes of a model, once for as many arrays of one document as have the same in a row.</summary>
    internal abstract void SawClasses(ClassLayout layout);
}
