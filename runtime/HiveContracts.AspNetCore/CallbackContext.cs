using Microsoft.AspNetCore.Http;

namespace HiveContracts.AspNetCore;

/// <summary>What a handler may want to know besides the callback itself.</summary>
public sealed class CallbackContext
{
    internal CallbackContext(HttpContext httpContext, string? reference)
    {
        HttpContext = httpContext;
        Reference = reference;
    }

    /// <summary>What the callback URL was signed for, by <see cref="CallbackUrlSigner.Sign"/>; null where it was not signed.</summary>
    public string? Reference { get; }

    /// <summary>The request, and its services.</summary>
    public HttpContext HttpContext { get; }
}
