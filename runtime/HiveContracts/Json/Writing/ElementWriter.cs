using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Writes one value of a map or a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void ElementWriter<in T>(JsonWriter writer, T value);
