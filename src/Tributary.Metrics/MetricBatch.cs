using System.Globalization;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics;

/// <summary>Computes many metrics at once, on as many connections as there are processors. Each answer is as one engine by itself would give it.</summary>
public static class MetricBatch
{
    /// <summary>Runs each of some questions with an engine of the store.</summary>
    /// <typeparam name="T">What a question gives.</typeparam>
    /// <param name="store">Open; nobody else uses its connection meanwhile.</param>
    /// <param name="questions">Each is run once, on any thread.</param>
    /// <returns>The answers, in the order of the questions.</returns>
    /// <exception cref="MetricException">A question can't be, as it says itself; whatever else a question throws comes as it is, too.</exception>
    public static IReadOnlyList<T> Run<T>(FactStore store, IReadOnlyList<Func<MetricEngine, T>> questions)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(questions);
        var answers = new T[questions.Count];
        object? threads = store.Connection.QueryScalar("select current_setting('threads')");
        // A statement reads so little that sharing it out costs more than it saves (bench/results, metrics): each connection has its own processor.
        store.Connection.Execute("set threads = 1");
        int next = -1;
        Task[] workers = Enumerable.Range(0, Math.Min(Environment.ProcessorCount, questions.Count)).Select(_ => Task.Run(Work)).ToArray();
        try
        {
            // Unlike Wait, it throws what was thrown, and not a collection of it.
            Task.WhenAll(workers).GetAwaiter().GetResult();
        }
        finally
        {
            store.Connection.Execute(string.Create(CultureInfo.InvariantCulture, $"set threads = {threads}"));
        }

        return answers;

        void Work()
        {
            using DuckDbConnection connection = store.Connect();
            var engine = new MetricEngine(connection, store.Answers);
            for (int question = Interlocked.Increment(ref next); question < questions.Count; question = Interlocked.Increment(ref next)) answers[question] = questions[question](engine);
        }
    }
}
