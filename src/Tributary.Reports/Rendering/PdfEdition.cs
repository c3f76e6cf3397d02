using System.Globalization;
using System.Text;
using Tributary.Reports.Printing;

namespace Tributary.Reports.Rendering;

/// <summary>An edition as PDF: its page, printed.</summary>
public static class PdfEdition
{
    private const int DigitsOfADate = 14;

    /// <summary>Lays an edition out. The same browser with the same fonts gives the same bytes.</summary>
    /// <exception cref="PrintException">The page can't be printed.</exception>
    public static async Task<byte[]> RenderAsync(Edition edition, Printer printer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(printer);
        byte[] pdf = await printer.PrintAsync(await HtmlEdition.RenderAsync(edition), cancellation);
        SetDates(pdf, edition.Quarter.Next.FirstDay);
        return pdf;
    }

    /// <summary>Puts a day in place of the time of printing, digit for digit: offsets that a PDF is full of stay true.</summary>
    internal static void SetDates(Span<byte> pdf, DateOnly day)
    {
        byte[] digits = Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd'000000'", CultureInfo.InvariantCulture));
        foreach (string key in (ReadOnlySpan<string>)["/CreationDate (D:", "/ModDate (D:"])
        {
            byte[] before = Encoding.ASCII.GetBytes(key);
            int at = pdf.IndexOf(before);
            if (at >= 0 && at + before.Length + DigitsOfADate <= pdf.Length) digits.CopyTo(pdf[(at + before.Length)..]);
        }
    }
}
