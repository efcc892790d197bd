namespace HiveContracts.AspNetCore;

/// <summary>Remembers which tasks were handled, so that each is handled once, however often its callback comes.</summary>
/// <remarks>
/// An implementation that several receivers share has to decide <see cref="ClaimAsync"/> in one step. What it throws, or takes longer for than
/// <see cref="HiveCallbackOptions.StoreTimeout"/>, counts as no answer: the callback is handled all the same, since nothing may be lost, and so perhaps twice.
/// </remarks>
public interface ICallbackStore
{
    /// <summary>Claims a task for handling it. A claim ends with <see cref="CompleteAsync"/>, with <see cref="ReleaseAsync"/>, or after <see cref="HiveCallbackOptions.HandlerLease"/>.</summary>
    /// <param name="key">The task, as a short text.</param>
    /// <param name="owner">Who claims it: unique for each attempt.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<CallbackClaim> ClaimAsync(string key, string owner, CancellationToken cancellationToken);

    /// <summary>Remembers for <see cref="HiveCallbackOptions.Retention"/> that the task was handled.</summary>
    ValueTask CompleteAsync(string key, string owner, CancellationToken cancellationToken);

    /// <summary>Gives the claim back, since handling failed; does nothing where the claim is another's by now.</summary>
    ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken);
}

/// <summary>What became of a claim.</summary>
public enum CallbackClaim
{
    /// <summary>The task is the caller's to handle.</summary>
    Claimed,

    /// <summary>Another is handling it.</summary>
    Busy,

    /// <summary>It was handled.</summary>
    Handled,
}
