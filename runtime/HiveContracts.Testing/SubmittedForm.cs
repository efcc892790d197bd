using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HiveContracts.Testing;

/// <summary>What a submission's form holds. A media part is hashed as it streams in, and not kept.</summary>
internal sealed class SubmittedForm
{
    private static readonly string[] Contents = ["media", "url", "text_data"];

    private readonly Dictionary<string, string> fields = [];

    private byte[] hash = [];
    private string? fileName;
    private long mediaLength;

    /// <summary>Why the form is refused; null where it is not.</summary>
    public string? Problem
    {
        get
        {
            string[] found = [.. Contents.Where(name => fields.ContainsKey(name) || (name == "media" && fileName is not null))];
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
            foreach ((string name, var value) in await request.ReadFormAsync(cancellation).ConfigureAwait(false))
            {
                form.fields[name] = value.ToString();
            }
        }
        else
        {
            await form.ReadPartsAsync(new MultipartReader(boundary, request.Body), cancellation).ConfigureAwait(false);
        }

        if (form.fileName is null)
        {
            form.hash = SHA256.HashData(Encoding.UTF8.GetBytes(form.fields.GetValueOrDefault("text_data") ?? form.fields.GetValueOrDefault("url") ?? ""));
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

    private async Task ReadPartsAsync(MultipartReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadNextSectionAsync(cancellation).ConfigureAwait(false) is { } section)
        {
            // Parts of another name are ignored, as Hive does.
            if (section.AsFileSection() is { Name: "media", FileStream: { } stream } file)
            {
                fileName = file.FileName;
                await ReadMediaAsync(stream, cancellation).ConfigureAwait(false);
            }
            else if (section.AsFormDataSection() is { } field)
            {
                fields[field.Name] = await field.GetValueAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadMediaAsync(Stream stream, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            mediaLength += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        hash = sha.GetHashAndReset();
    }
}
