using System.Globalization;

namespace Tributary.Testing.Planted;

/// <summary>What commits say.</summary>
internal static class PlantedSubjects
{
    private static readonly (string Verb, string Kind)[] Verbs =
    [
        ("Fix", "fix"), ("Add", "feature"), ("Improve", "feature"), ("Remove", "refactor"), ("Refactor", "refactor"), ("Support", "feature"), ("Speed up", "perf"), ("Document", "docs"), ("Test", "test"), ("Rename", "refactor"),
        ("Revert", "revert"), ("[Kernel] Tune", "perf"), ("[CI] Repair", "build"), ("feat: add", "feature"), ("fix: guard", "fix"), ("chore: tidy", "refactor"),
    ];

    public static IReadOnlyList<string> Nouns { get; } =
    [
        "attention", "cache", "scheduler", "tokenizer", "router", "expert", "graph", "allocator", "stream", "kernel", "gemm", "softmax", "rope", "sampler", "engine", "worker",
        "executor", "loader", "adapter", "quantizer", "decoder", "encoder", "prefill", "batch", "block", "buffer", "collective", "pipeline", "tensor", "shard", "checkpoint", "optimizer",
        "gradient", "profiler", "metrics", "config", "parser", "frontend", "backend", "runtime", "driver", "compiler", "lowering", "dialect", "pass", "fusion", "layout", "memory",
        "queue", "server", "client", "protocol", "session", "request", "response", "logger", "registry", "plugin", "container", "operator", "node", "cluster", "benchmark", "harness",
    ];

    /// <summary>What a subject says that its commit does.</summary>
    public static string KindOf(string subject) =>
        Array.Find(Verbs, it => subject.StartsWith(it.Verb + ' ', StringComparison.Ordinal)).Kind ?? (subject.StartsWith("Bump ", StringComparison.Ordinal) ? "deps" : "other");

    /// <summary>A person's commit. A number that the host gave stands behind what it squashed.</summary>
    public static string Draw(Random random, int? number) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Pick(Verbs).Verb} {random.Pick(Nouns)} {random.Pick(Nouns)} {random.Pick(Nouns)}{(number is { } known ? string.Create(CultureInfo.InvariantCulture, $" (#{known})") : "")}");

    /// <summary>A bot's commit.</summary>
    public static string DrawBots(Random random, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Bump {random.Pick(Nouns)} from {random.Next(9)}.{random.Next(30)} to {random.Next(9)}.{random.Next(30)} (#{number})");
}
