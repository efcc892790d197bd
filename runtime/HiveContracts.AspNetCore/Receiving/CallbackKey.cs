using System.Security.Cryptography;
using System.Text;

namespace HiveContracts.AspNetCore;

/// <summary>Makes short printable keys from task ids, for stores, logs and traces.</summary>
internal static class CallbackKey
{
    // Task ids are usually UUIDs. Longer texts are hashed.
    private const int MaxLength = 100;

    /// <summary>The key of a task.</summary>
    public static string Create(string taskId) => taskId.Length <= MaxLength && !taskId.AsSpan().ContainsAnyExceptInRange('!', '~')
        ? taskId
        : "sha256-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(taskId)));

    /// <summary>The key of a task and the reference that its URL was signed for: a URL of one task cannot mark another task as handled.</summary>
    public static string Create(string taskId, string? reference) => Create(reference is null ? taskId : $"{taskId}:{reference}");
}
