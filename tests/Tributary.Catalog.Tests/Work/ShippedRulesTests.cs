using Tributary.Catalog.Work;
using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Catalog.Tests.Work;

/// <summary>What the shipped rules say of paths and subjects as this field has them, its traps among them.</summary>
public sealed class ShippedRulesTests
{
    private static readonly RepositoryCatalog Catalog = CatalogReader.Read(SourceTree.PathOf("catalogs", "ai-infra"));

    [Theory]
    [InlineData("vllm-project/vllm", "csrc/attention/paged_attention_v1.cu", "kernels")]
    [InlineData("vllm-project/vllm", "vllm/v1/core/sched/scheduler.py", "serving")]
    [InlineData("vllm-project/vllm", "vllm/model_executor/models/llama.py", "models")]
    [InlineData("vllm-project/vllm", "vllm/model_executor/layers/quantization/awq.py", "quantization")]
    [InlineData("vllm-project/vllm", "tests/kernels/test_awq.py", "tests")]
    [InlineData("vllm-project/vllm", "docs/models/supported_models.md", "docs")]
    [InlineData("vllm-project/vllm", ".buildkite/test-pipeline.yaml", "build")]
    [InlineData("pytorch/pytorch", "torch/_inductor/codegen/triton.py", "compiler")]
    [InlineData("pytorch/pytorch", "torch/distributed/fsdp/api.py", "communication")]
    [InlineData("pytorch/pytorch", "third_party/fbgemm", "vendored")]
    [InlineData("ai-dynamo/grove", "operator/internal/controller/register.go", "platform")]
    [InlineData("kubernetes-sigs/jobset", "config/components/crd/bases/jobset.yaml", "platform")]
    [InlineData("apache/tvm", "src/relax/op/op.cc", "compiler")]
    [InlineData("huggingface/transformers", "src/transformers/models/bert/modeling_bert.py", "models")]
    [InlineData("huggingface/trl", "trl/trainer/grpo_trainer.py", "training")]
    [InlineData("ROCm/rccl", "src/collectives.cc", "communication")]
    [InlineData("stanfordnlp/dspy", "dspy/predict/predict.py", "agents")]
    [InlineData("llvm/llvm-project", "mlir/lib/Dialect/GPU/IR/GPUDialect.cpp", "compiler")]
    [InlineData("meta-pytorch/torchx", "poetry.lock", "generated")]
    public void A_path_is_where_an_engineer_would_say(string repository, string path, string area) => Of(repository).OfPath(path).Area.Id.ShouldBe(area);

    [Theory]
    [InlineData("[Bugfix][ROCm] Fix AITER MLA on MI355X", "fix", "rocm")]
    [InlineData("[CI] Add H100 runners", "build", "cuda")]
    [InlineData("Bump torch from 2.5 to 2.6", "deps", "")]
    [InlineData("Bump version to 0.9.1", "release", "")]
    [InlineData("Revert \"[Kernel] FP8 on SM100\"", "revert", "cuda")]
    [InlineData("perf: vectorize softmax with AVX512", "perf", "cpu")]
    [InlineData("Fix typo in comment", "docs", "")]
    [InlineData("[TPU] Support ragged paged attention", "feature", "tpu")]
    [InlineData("Rename engine args", "refactor", "")]
    [InlineData("Add unit tests for samplers", "test", "")]
    [InlineData("feat: Ascend NPU back end", "feature", "ascend")]
    [InlineData("[Metal] Implement flash attention", "feature", "metal")]
    [InlineData("Alarm when the harm is done", "other", "")]
    public void A_subject_says_what_an_engineer_would_say(string subject, string kind, string ecosystems)
    {
        CommitWork about = Of("vllm-project/vllm").OfCommit(subject, [Of("vllm-project/vllm").OfPath("vllm/x.py")]);
        about.Kind.Id.ShouldBe(kind);
        string.Join(' ', about.Ecosystems.Select(it => it.Id)).ShouldBe(ecosystems);
    }

    [Fact]
    public void An_index_says_of_a_path_what_the_patterns_say_one_by_one()
    {
        // Paths put together of what the patterns look for, so that many of them meet in one.
        string[] parts = Catalog.Work!.AreaRules.Concat(Catalog.Work.EcosystemRules).SelectMany(rule => rule.Patterns).Select(pattern => pattern.Text.Replace("*", "x", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToArray();
        var random = new Random(7);
        foreach (CatalogRepository repository in Catalog.Repositories.Where((_, index) => index % 11 == 0))
        {
            RepositoryWork work = Catalog.Work.For(repository);
            List<WorkRule> areas = Catalog.Work.AreaRules.Where(rule => rule.IsFor(repository)).ToList();
            for (int i = 0; i < 60; i++)
            {
                string path = string.Join(random.Next(4) == 0 ? "_" : "/", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Spoil(parts[random.Next(parts.Length)], random))) + (random.Next(2) == 0 ? ".py" : "");
                PathWork found = work.OfPath(path);
                found.Rule.ShouldBe(areas.Find(rule => rule.PatternOf(path) is not null), $"{repository.Name} {path}");
                ulong bits = work.EcosystemRulesOf(path).Aggregate(0UL, (all, it) => all | (1UL << Catalog.Work.Ecosystems.IndexOf((Ecosystem)it.Rule.Label)));
                found.EcosystemBits.ShouldBe(bits, $"{repository.Name} {path}");
            }
        }
    }

    private static string Spoil(string text, Random random) => random.Next(5) switch
    {
        0 => text.ToUpperInvariant(),
        1 => text.Replace(' ', '_'),
        2 => char.ToUpperInvariant(text[0]) + text[1..].Replace(" ", "", StringComparison.Ordinal) + "Manager",
        3 => text + "é",
        _ => text.Replace(' ', '-'),
    };

    private static RepositoryWork Of(string repository) => Catalog.Work!.For(Catalog.Repositories.First(it => it.Name == RepositoryName.Parse(repository)));
}
