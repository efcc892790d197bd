namespace HiveContracts.AspNetCore;

/// <summary>Handles a callback.</summary>
/// <returns>False if there is no capacity for it: the sender is asked to send it again later.</returns>
internal delegate ValueTask<bool> CallbackHandler<in T>(T callback, CallbackContext context, CancellationToken cancellationToken);
