using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HiveContracts.Testing;

/// <summary>The form of a submission. A media file is hashed while it is read, and not kept.</summary>
internal sealed class SubmittedForm
{
    private static readonly string[] ContentFields = ["media", "url", "text_data"];

    private readonly Dictionary<string, string> fields = [];

    private byte[] hash = [];
    private string? fileName;
    private long mediaLength;

    /// <summary>Why the form is refused; null if it is accepted.</summary>
    public string? Problem
    {
        get
        {
            string[] sent = [.. ContentFields.Where(name => fields.ContainsKey(name) || (name == "media" && fileName is not null))];
            return sent.Length == 1 ? null : $"Expected exactly one of media, url, text_data; found {(sent.Length == 0 ? "none" : string.Join(" and ", sent))}";
        }
    }

    /// <summary>Reads a form in either encoding: multipart or urlencoded.</summary>
    public static async Task<SubmittedForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = new SubmittedForm();
        string? boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
                : null;
        if (boundary is null)
        {
            foreach ((string name, var value) in await request.ReadFormAsync(cancellationToken).ConfigureAwait(false))
            {
                form.fields[name] = value.ToString();
            }
        }
        else
        {
            await form.ReadPartsAsync(new MultipartReader(boundary, request.Body), cancellationToken).ConfigureAwait(false);
        }

        if (form.fileName is null)
        {
            string content = form.fields.GetValueOrDefault("text_data") ?? form.fields.GetValueOrDefault("url") ?? "";
            form.hash = SHA256.HashData(Encoding.UTF8.GetBytes(content));
        }

        return form;
    }

    public StandInTask ToTask(string id) => new()
    {
        Id = id,
        Fields = fields,
        FileName = fileName,
        MediaLength = mediaLength,
        Sha256 = Convert.ToHexStringLower(hash),
    };

    private async Task ReadPartsAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            // Hive ignores file parts with other names.
            if (section.AsFileSection() is { Name: "media", FileStream: { } stream } file)
            {
                fileName = file.FileName;
                await ReadMediaAsync(stream, cancellationToken).ConfigureAwait(false);
            }
            else if (section.AsFormDataSection() is { } field)
            {
                fields[field.Name] = await field.GetValueAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadMediaAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[64 << 10]; // not pooled: a read that fails may go on writing to it
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            mediaLength += read;
        }

        hash = sha.GetHashAndReset();
    }
}
