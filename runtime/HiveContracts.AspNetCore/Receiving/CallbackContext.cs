using Microsoft.AspNetCore.Http;

namespace HiveContracts.AspNetCore;

/// <summary>The request that a callback came with.</summary>
public sealed class CallbackContext
{
    internal CallbackContext(HttpContext httpContext, string? reference)
    {
        HttpContext = httpContext;
        Reference = reference;
    }

    /// <summary>The reference that <see cref="CallbackUrlSigner.Sign"/> put into the callback URL; null if the receiver has no signing key.</summary>
    public string? Reference { get; }

    /// <summary>The HTTP context of the request, with its services.</summary>
    public HttpContext HttpContext { get; }
}
