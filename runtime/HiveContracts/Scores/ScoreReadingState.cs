namespace HiveContracts;

/// <summary>
/// What a reader has learned from the class arrays of its document so far, to read the next ones by: a field of <see cref="JsonReader"/>,
/// used by the parts of it in this room.
/// </summary>
internal struct ScoreReadingState
{
    /// <summary>The scores read so far.</summary>
    internal ScoreBuffer Buffer;

    /// <summary>The layout of the last row; null before the first.</summary>
    internal ClassLayout? LastLayout;

    /// <summary>How the document probably spells rows of that layout; null if that is not known.</summary>
    internal RowTemplate? Template;

    /// <summary>The layout before <see cref="LastLayout"/>, to which the document may return.</summary>
    internal ClassLayout? PreviousLayout;

    /// <summary>How the document probably spells rows of the previous layout; null if that is not known.</summary>
    internal RowTemplate? PreviousTemplate;

    /// <summary>The number of templates that the document has added to those of the process.</summary>
    internal int CachedTemplates;

    /// <summary>The bytes around class and score in the last element that was read token by token.</summary>
    internal ElementPattern? Pattern;

    /// <summary>The number of rows that turned out not to be the last row's classes in another order.</summary>
    internal int ShuffleMisses;

    /// <summary>Collects a row's classes; reused for every row.</summary>
    internal RowBuilder? Builder;

    /// <summary>The positions of the numbers and class scores in the current list element.</summary>
    internal FrameMarks Marks;

    /// <summary>The properties of the current list element that the schema does not know; null if nothing observes them.</summary>
    internal List<(string Type, string Name)>? UnknownProperties;

    /// <summary>The classes that drift counted in the document; null if it counted none.</summary>
    internal HashSet<string>? CountedClasses;

    /// <summary>Makes another layout the last one, with the template that is known for it.</summary>
    internal void ChangeLayout(ClassLayout layout)
    {
        // A layout that was not used before has no template.
        RowTemplate? template = layout == PreviousLayout ? PreviousTemplate : layout.LastUse > 0 ? RowTemplateCache.Find(layout) : null;
        (PreviousLayout, PreviousTemplate) = (LastLayout, Template);
        (LastLayout, Template) = (layout, template);
    }
}
