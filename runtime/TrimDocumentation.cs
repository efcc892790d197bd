using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

/// <summary>
/// Removes members that are neither public nor protected from an XML documentation file. MSBuild compiles this task when
/// Directory.Build.targets uses it.
/// </summary>
public sealed class TrimDocumentation : Microsoft.Build.Utilities.Task
{
    /// <summary>The documentation file, which is rewritten.</summary>
    [Required]
    public ITaskItem File { get; set; }

    /// <summary>The assembly that the file documents.</summary>
    [Required]
    public ITaskItem Assembly { get; set; }

    /// <summary>The assemblies that <see cref="Assembly"/> was compiled against.</summary>
    [Required]
    public ITaskItem[] References { get; set; }

    public override bool Execute()
    {
        string path = File.GetMetadata("FullPath");
        var compilation = CSharpCompilation.Create(
            "Documentation",
            references: References.Prepend(Assembly).Select(static item => MetadataReference.CreateFromFile(item.GetMetadata("FullPath"))));

        XDocument document = XDocument.Load(path, LoadOptions.PreserveWhitespace);
        foreach (XElement member in document.Descendants("member").ToList())
        {
            if (!IsPublic(DocumentationCommentId.GetFirstSymbolForDeclarationId(member.Attribute("name").Value, compilation)))
            {
                (member.PreviousNode as XText)?.Remove(); // the line break and the indentation
                member.Remove();
            }
        }

        // The same bytes on every platform.
        using XmlWriter writer = XmlWriter.Create(path, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        document.Save(writer);
        return true;
    }

    private static bool IsPublic(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => true,
        { DeclaredAccessibility: Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal } => IsPublic(symbol.ContainingSymbol),
        _ => false,
    };
}
