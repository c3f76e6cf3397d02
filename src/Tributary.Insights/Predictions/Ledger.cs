using System.Globalization;
using System.Text;

namespace Tributary.Insights.Predictions;

/// <summary>
/// Predictions in a file that is kept in version control: a line of JSON each, to which lines are only added. Each holds the hash of the one before, so that none can be
/// changed, moved or taken out from between later. That the last ones are still there is known to who has noted the hash of the last.
/// </summary>
public sealed class Ledger
{
    private const byte LineEnd = (byte)'\n';

    private Ledger(IReadOnlyList<LedgerRecord> records, IReadOnlyList<LedgerProblem> problems) => (Records, Problems) = (records, problems);

    /// <summary>The records that can be read, in the order of the file.</summary>
    public IReadOnlyList<LedgerRecord> Records { get; }

    /// <summary>What is wrong, by line; empty where the ledger can be believed.</summary>
    public IReadOnlyList<LedgerProblem> Problems { get; }

    /// <summary>The hash of the last record; zeros where there is none.</summary>
    public string Head => Records.Count == 0 ? RecordText.NoRecord : Records[^1].Hash;

    /// <summary>Reads a ledger that may be broken.</summary>
    /// <exception cref="LedgerException">There is no such file.</exception>
    public static Ledger Examine(string path)
    {
        if (!File.Exists(path)) throw new LedgerException($"There is no ledger {path}. 'tributary predict add' begins one.");
        return Parse(File.ReadAllBytes(path));
    }

    /// <summary>Reads a ledger.</summary>
    /// <exception cref="LedgerException">There is none, or it is broken.</exception>
    public static Ledger Read(string path)
    {
        Ledger ledger = Examine(path);
        ledger.ThrowIfBroken(path);
        return ledger;
    }

    /// <summary>Reads a ledger's bytes.</summary>
    public static Ledger Parse(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var records = new List<LedgerRecord>();
        var problems = new List<LedgerProblem>();
        int line = 0;
        for (int start = 0; start < bytes.Length;)
        {
            line++;
            int end = Array.IndexOf(bytes, LineEnd, start);
            if (end < 0) problems.Add(new LedgerProblem(line, "the line is not ended: it was cut off while it was written."));
            byte[] text = bytes[start..(end < 0 ? bytes.Length : end)];
            LedgerRecord? record = RecordReader.Read(text, line, out string? problem);
            if (problem is not null) problems.Add(new LedgerProblem(line, problem));
            if (record is not null)
            {
                if ((Unchained(record, records) ?? PredictionRules.Broken(record.Prediction)) is { } broken) problems.Add(new LedgerProblem(line, broken));
                records.Add(record);
            }

            start = end < 0 ? bytes.Length : end + 1;
        }

        return new Ledger(records, problems);
    }

    /// <summary>Adds a prediction to the end of a ledger, which need not exist yet. Nobody else can open the file meanwhile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="prediction">Its number is given here.</param>
    /// <returns>The record.</returns>
    /// <exception cref="LedgerException">The ledger is broken, or the prediction can't stand in it.</exception>
    /// <exception cref="Tributary.Metrics.MetricException">A condition can't be measured.</exception>
    public static LedgerRecord Append(string path, Prediction prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        // What can't be measured is no reason to disbelieve a ledger that an older program wrote, but one to add nothing like it.
        foreach (Condition condition in prediction.Claim) condition.Check();
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        Ledger ledger = Parse(bytes);
        ledger.ThrowIfBroken(path);
        Prediction numbered = prediction with { Number = ledger.Records.Count + 1 };
        (byte[] line, string hash) = RecordText.Write(numbered, ledger.Head);
        var record = new LedgerRecord(numbered, ledger.Head, hash, numbered.Number);
        if ((Unchained(record, ledger.Records) ?? PredictionRules.Broken(numbered)) is { } broken) throw new LedgerException($"The prediction can't be added: {broken}");
        file.Write([.. line, LineEnd]);
        file.Flush(flushToDisk: true);
        return record;
    }

    private void ThrowIfBroken(string path)
    {
        if (Problems is [var first, ..]) throw new LedgerException(string.Create(CultureInfo.InvariantCulture, $"The ledger {path} can't be believed: line {first.Line}: {first.Message} 'tributary predict check' names all that is wrong."));
    }

    private static string? Unchained(LedgerRecord record, IReadOnlyList<LedgerRecord> before)
    {
        LedgerRecord? last = before.Count == 0 ? null : before[^1];
        if (record.Previous == (last?.Hash ?? RecordText.NoRecord))
        {
            int number = (last?.Prediction.Number ?? 0) + 1;
            if (record.Prediction.Number != number) return string.Create(CultureInfo.InvariantCulture, $"its number is {record.Prediction.Number}, not {number}.");
            return last is { } earlier && record.Prediction.Recorded < earlier.Prediction.Recorded
                ? string.Create(CultureInfo.InvariantCulture, $"it is said to have come in on {record.Prediction.Recorded:yyyy-MM-dd}, before the record that it follows ({earlier.Prediction.Recorded:yyyy-MM-dd}).")
                : null;
        }

        var told = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"record {record.Prediction.Number} does not follow the record before it"));
        if (before.FirstOrDefault(it => it.Previous == record.Previous) is { } rival)
            told.Append(CultureInfo.InvariantCulture, $", but the same one as record {rival.Prediction.Number} of line {rival.Line}: two branches were merged, or a record is there twice. Keep the lines of one branch and add the other's predictions again.");
        else if (before.FirstOrDefault(it => it.Hash == record.Previous) is { } parent)
            told.Append(CultureInfo.InvariantCulture, $", but that of line {parent.Line}: records were added in between, or moved. Take the file as it was from version control.");
        else
            told.Append(": one was taken out, changed or moved. Take the file as it was from version control.");
        return told.ToString();
    }
}
