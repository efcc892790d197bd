namespace HiveContracts.AspNetCore;

/// <summary>Remembers which tasks were handled, so that each task is handled once even if its callback is sent several times.</summary>
/// <remarks>
/// A store that several receivers share must make <see cref="ClaimAsync"/> atomic. If a method throws or takes longer than
/// <see cref="HiveCallbackOptions.StoreTimeout"/>, the callback is handled without the store: it is not lost, but may be handled twice.
/// </remarks>
public interface ICallbackStore
{
    /// <summary>
    /// Claims a task. A claim lasts until <see cref="CompleteAsync"/> or <see cref="ReleaseAsync"/> is called, for at most
    /// <see cref="HiveCallbackOptions.HandlerLease"/>.
    /// </summary>
    /// <param name="key">Identifies the task: at most 100 printable ASCII characters.</param>
    /// <param name="owner">Identifies the claim: unique for each attempt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken);

    /// <summary>Marks a task as handled for <see cref="HiveCallbackOptions.Retention"/>.</summary>
    /// <param name="key">Identifies the task.</param>
    /// <param name="owner">Identifies the claim.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken);

    /// <summary>Releases a claim because the task was not handled. Does nothing if the claim belongs to another owner.</summary>
    /// <param name="key">Identifies the task.</param>
    /// <param name="owner">Identifies the claim.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken);
}
