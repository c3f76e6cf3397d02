using System.Collections.Concurrent;
using Tributary.Reports.Prose;
using Tributary.Store;

namespace Tributary.Reports.Rewording;

/// <summary>Has a language model reword an edition's sentences, one by one; where a wording says anything else, the template's stands.</summary>
public sealed class EditionRewording
{
    private const int AtOnce = 4;
    private const int MostFailures = 5;

    private readonly ChatModel _model;
    private readonly WordingCheck _check;

    /// <summary>Rewords editions of a store.</summary>
    public EditionRewording(FactStore store, ChatModel model)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _check = new WordingCheck(StoreNames.Read(store.Connection));
    }

    /// <summary>The edition with the wordings that may stand, and why others may not, with how many of each.</summary>
    /// <exception cref="EditionException">It is for those who hold the store: what is withheld from the public is not sent.</exception>
    public async Task<(Edition Edition, IReadOnlyList<(string Reason, int Count)> Refused)> RewordAsync(Edition edition, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edition);
        if (edition.Audience != Audience.Public) throw new EditionException("An edition for your own use is not sent to a language model: it tells of few people. Leave out --own or --reword.");
        // Without findings there is nothing to hold a wording against; what was recorded is quoted, and stays as it is.
        List<Sentence> sentences = edition.Text.SelectMany(section => section.Sentences).Where(sentence => sentence.Evidence.Count > 0 && sentence.References.Count == 0).Distinct().ToList();
        var wordings = new ConcurrentDictionary<Sentence, Sentence>();
        var reasons = new ConcurrentBag<string>();
        int failures = 0;
        await Parallel.ForEachAsync(sentences, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (sentence, token) =>
        {
            if (Volatile.Read(ref failures) >= MostFailures)
            {
                reasons.Add($"not asked any more, after {MostFailures} failures");
                return;
            }

            try
            {
                string wording = (await _model.RewordAsync(sentence.Text, token)).Trim();
                if (_check.Refuse(sentence, wording) is { } reason) reasons.Add(reason);
                else if (wording != sentence.Text) wordings[sentence] = new Sentence([new Clause(wording, sentence.Evidence)]) { Template = sentence.Text };
            }
            catch (RewordException error)
            {
                Interlocked.Increment(ref failures);
                reasons.Add(error.Message);
            }
        });
        Edition reworded = edition with { Text = edition.Text.Select(section => Reworded(section, wordings)).ToList(), Rewording = new RewordingNote(_model.Name, wordings.Count, sentences.Count) };
        return (reworded, reasons.GroupBy(reason => reason, StringComparer.Ordinal).Select(it => (it.Key, it.Count())).OrderByDescending(it => it.Item2).ThenBy(it => it.Key, StringComparer.Ordinal).ToList());
    }

    private static Section Reworded(Section section, ConcurrentDictionary<Sentence, Sentence> wordings) => section with
    {
        Passages = section.Passages.Select(passage => passage with
        {
            Paragraphs = passage.Paragraphs.Select(paragraph => new Paragraph(paragraph.Sentences.Select(sentence => wordings.GetValueOrDefault(sentence, sentence)).ToList())).ToList(),
        }).ToList(),
    };
}
