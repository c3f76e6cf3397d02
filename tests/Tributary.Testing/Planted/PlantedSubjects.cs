using System.Globalization;

namespace Tributary.Testing.Planted;

/// <summary>What commits say.</summary>
internal static class PlantedSubjects
{
    private static readonly string[] Verbs = ["Fix", "Add", "Improve", "Remove", "Refactor", "Support", "Speed up", "Document", "Test", "Rename", "Revert", "[Kernel] Tune", "[CI] Repair", "feat: add", "fix: guard", "chore: tidy"];

    public static IReadOnlyList<string> Nouns { get; } =
    [
        "attention", "cache", "scheduler", "tokenizer", "router", "expert", "graph", "allocator", "stream", "kernel", "gemm", "softmax", "rope", "sampler", "engine", "worker",
        "executor", "loader", "adapter", "quantizer", "decoder", "encoder", "prefill", "batch", "block", "buffer", "collective", "pipeline", "tensor", "shard", "checkpoint", "optimizer",
        "gradient", "profiler", "metrics", "config", "parser", "frontend", "backend", "runtime", "driver", "compiler", "lowering", "dialect", "pass", "fusion", "layout", "memory",
        "queue", "server", "client", "protocol", "session", "request", "response", "logger", "registry", "plugin", "container", "operator", "node", "cluster", "benchmark", "harness",
    ];

    /// <summary>A person's commit. A number that the host gave stands behind what it squashed.</summary>
    public static string Draw(Random random, int? number) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Pick(Verbs)} {random.Pick(Nouns)} {random.Pick(Nouns)} {random.Pick(Nouns)}{(number is { } known ? string.Create(CultureInfo.InvariantCulture, $" (#{known})") : "")}");

    /// <summary>A bot's commit.</summary>
    public static string DrawBots(Random random, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Bump {random.Pick(Nouns)} from {random.Next(9)}.{random.Next(30)} to {random.Next(9)}.{random.Next(30)} (#{number})");
}
