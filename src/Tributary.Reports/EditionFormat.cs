namespace Tributary.Reports;

/// <summary>What an edition is written as.</summary>
public enum EditionFormat
{
    /// <summary>One self-contained page.</summary>
    Html,

    /// <summary>CommonMark with tables.</summary>
    Markdown,

    /// <summary>Every figure and finding.</summary>
    Json,

    /// <summary>The page, printed on A4.</summary>
    Pdf,
}
