using System.ComponentModel;

namespace HiveContracts.Support;

/// <summary>Reads one value of a map or a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ElementReader<out T>(ref JsonScanner scanner);

/// <summary>Writes one value of a map or a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void ElementWriter<in T>(JsonPrinter printer, T value);
