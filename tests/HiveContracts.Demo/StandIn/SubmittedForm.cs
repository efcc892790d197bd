using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HiveContracts.Demo.StandIn;

/// <summary>What a submission's form holds. A media part is hashed as it streams in, and not kept.</summary>
internal sealed class SubmittedForm
{
    private static readonly string[] Contents = ["media", "url", "text_data"];

    private readonly Dictionary<string, string> fields = [];

    /// <summary>A hash of the content that was submitted.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The media's file name, where media was submitted.</summary>
    public string? FileName { get; private set; }

    public string? Metadata => fields.GetValueOrDefault("metadata");

    public string? Text => fields.GetValueOrDefault("text_data");

    public string? Url => fields.GetValueOrDefault("url");

    public Uri? CallbackUrl => Uri.TryCreate(fields.GetValueOrDefault("callback_url"), UriKind.Absolute, out Uri? url) ? url : null;

    /// <summary>Why the form is refused; null where it is not.</summary>
    public string? Problem
    {
        get
        {
            string[] found = [.. Contents.Where(fields.ContainsKey)];
            return found.Length == 1 ? null : $"Expected exactly one of media, url, text_data; found {(found.Length == 0 ? "none" : string.Join(" and ", found))}";
        }
    }

    public static async Task<SubmittedForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = new SubmittedForm();
        string? boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
                : null;
        if (boundary is null)
        {
            foreach ((string name, var value) in await request.ReadFormAsync(cancellation))
            {
                form.fields[name] = value.ToString();
            }
        }
        else
        {
            await form.ReadPartsAsync(new MultipartReader(boundary, request.Body), cancellation);
        }

        if (form.FileName is null)
        {
            form.Hash = SHA256.HashData(Encoding.UTF8.GetBytes(form.Text ?? form.Url ?? ""));
        }

        return form;
    }

    private async Task ReadPartsAsync(MultipartReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.AsFileSection() is { FileStream: { } stream } file)
            {
                Hash = await SHA256.HashDataAsync(stream, cancellation);
                FileName = file.FileName;
                fields[file.Name] = file.FileName;
            }
            else if (section.AsFormDataSection() is { } field)
            {
                fields[field.Name] = await field.GetValueAsync(cancellation);
            }
        }
    }
}
