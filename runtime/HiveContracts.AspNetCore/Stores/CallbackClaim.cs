namespace HiveContracts.AspNetCore;

/// <summary>The result of <see cref="ICallbackStore.ClaimAsync"/>.</summary>
public enum CallbackClaim
{
    /// <summary>The caller claimed the task and handles it.</summary>
    Claimed,

    /// <summary>Another owner has claimed the task.</summary>
    Busy,

    /// <summary>The task was handled before.</summary>
    Handled,
}
