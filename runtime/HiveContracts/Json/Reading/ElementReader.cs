using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Reads one value of a map or a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ElementReader<out T>(ref JsonReader reader);
