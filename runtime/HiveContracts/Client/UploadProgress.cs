namespace HiveContracts;

/// <summary>How much of a submission has been sent.</summary>
/// <param name="BytesSent">The number of bytes of the body that have been sent; 0 at the start of each attempt.</param>
/// <param name="TotalBytes">The size of the body in bytes; null if it is not known, as for a stream that cannot seek.</param>
public readonly record struct UploadProgress(long BytesSent, long? TotalBytes);
