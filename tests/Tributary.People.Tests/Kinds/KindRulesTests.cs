using Tributary.Model;
using Tributary.People.Kinds;

namespace Tributary.People.Tests.Kinds;

public sealed class KindRulesTests
{
    [Theory]
    [InlineData("robotcator", "robotcator@users.noreply.github.com")]
    [InlineData("robotcator", "robotcator@163.com")]
    [InlineData("Some One", "thecoolekbote189@gmail.com")]
    [InlineData("bottler", "669761+bottler@users.noreply.github.com")]
    [InlineData("Gus Abbott", "gus.abbott@nvidia.com")]
    [InlineData("Elie Talbot", "talbot@users.noreply.github.com")]
    [InlineData("Botao Hu", "botahu@amd.com")]
    [InlineData("Ben Bot", "ben.bot@philips.com")]
    [InlineData("Ben Bot", "ben.bot@gmail.com")]
    [InlineData("Jan Bot", "jan-bot@gmail.com")]
    public void A_name_that_holds_bot_is_a_persons(string name, string address) => IsHuman(name, address);

    [Theory]
    [InlineData("Claude Dupont", "claude.dupont@orange.fr")]
    [InlineData("Claude", "claude@maum.ai")]
    [InlineData("Claude", "claude.martin@gmail.com")]
    [InlineData("Devin Smith", "devin@gmail.com")]
    [InlineData("Devin", "12345+devin@users.noreply.github.com")]
    [InlineData("Jules", "jules@inria.fr")]
    [InlineData("Jules", "jules@users.noreply.github.com")]
    [InlineData("Copilot", "somebody@microsoft.com")]
    [InlineData("Codex", "dev@hotmail.com")]
    [InlineData("openvino-agent", "somebody.real@gmail.com")]
    public void A_name_alone_makes_no_agent_of_a_persons_address(string name, string address) => IsHuman(name, address);

    [Theory]
    [InlineData("Mario", "mario@anthropic.com")]
    [InlineData("Kim", "kim@anthropic.com")]
    [InlineData("Claudette", "claude.staff@anthropic.com")]
    [InlineData("Greg", "gdb@openai.com")]
    [InlineData("Ana", "ana@cursor.com")]
    [InlineData("Max", "max@jetbrains.com")]
    [InlineData("Eve", "eve@mistral.ai")]
    [InlineData("Somebody", "18+somebody-openai@users.noreply.github.com")]
    [InlineData("Ada Example", "noreply@nvidia.com")]
    public void Staff_of_companies_that_make_agents_are_people(string name, string address) => IsHuman(name, address);

    [Theory]
    [InlineData("Travis", "travis-ci-fan@users.noreply.github.com")]
    [InlineData("Travis", "1+travis-ci-fan@users.noreply.github.com")]
    [InlineData("Ann Jenkins", "jenkins@gmail.com")]
    [InlineData("Jenkins", "jenkins@users.noreply.github.com")]
    [InlineData("Circe", "circleci-user@outlook.com")]
    [InlineData("hermescui", "107318463+hermescui@users.noreply.github.com")]
    public void A_login_that_begins_like_a_CI_service_is_a_persons(string name, string address) => IsHuman(name, address);

    [Theory]
    [InlineData("", "")]
    [InlineData("root", "root@localhost")]
    [InlineData("Your Name", "you@example.com")]
    [InlineData("Ada", "not an address")]
    [InlineData("Ada", "noreply@github.com")]
    [InlineData("Ada", "ada@google.com")]
    [InlineData("Authors, J.", "j@lab.org")]
    [InlineData("@", "@")]
    [InlineData("*", "*@*")]
    public void What_no_rule_speaks_of_is_a_persons(string name, string address) => IsHuman(name, address);

    [Theory]
    [InlineData("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", "dependabot[bot]")]
    [InlineData("dependabot[bot]", "support@github.com", "dependabot[bot]")]
    [InlineData("generatedunixname89002005287564", "generatedunixname89002005287564@meta.com", "generatedunixname89002005287564")]
    [InlineData("generatedunixname89002005287564", "noreply+89002005287564@fb.com", "generatedunixname89002005287564")]
    [InlineData("Pyre Bot Jr", "generatedunixname89002005307016@meta.com", "generatedunixname89002005307016")]
    [InlineData("CodemodService FBSourceBuckFormatLinterBot", "", "codemodservice fbsourcebuckformatlinterbot")]
    [InlineData("nvskills-svc-account", "svc-nvskills-signing@nvidia.com", "svc-nvskills-signing@nvidia.com")]
    [InlineData("svcnemo-autobot", "svcnemo-autobot@nvidia.com", "svcnemo-autobot@nvidia.com")]
    [InlineData("LLVM Pulldown Bot", "llvm-pulldown-bot@intel.com", "llvm-pulldown-bot@intel.com")]
    [InlineData("Kubernetes Prow Robot", "20407524+k8s-ci-robot@users.noreply.github.com", "k8s-ci-robot")]
    [InlineData("Kubernetes Prow Robot", "k8s-ci-robot@users.noreply.github.com", "k8s-ci-robot")]
    [InlineData("GitHub", "noreply@github.com", "GitHub")]
    [InlineData("Github Actions", "actions@github.com", "github-actions[bot]")]
    [InlineData("release", "project_12_bot_0af@noreply.gitlab.com", "project_12_bot_0af@noreply.gitlab.com")]
    [InlineData("tidy-bot", "tidy-bot@gmail.com", "tidy-bot")]
    [InlineData("ghstack bot", "bot@users.noreply.github.com", "ghstack bot")]
    public void What_acts_by_itself_is_a_bot(string name, string address, string account) => Is(name, address, ContributorKind.Bot, account);

    [Theory]
    [InlineData("The JAX Authors", "jax@google.com", "the jax authors")]
    [InlineData("shardy authors", "google-ml-automation@google.com", "Google export")]
    [InlineData("The tunix Authors", "no-reply@google.com", "Google export")]
    [InlineData("Copybara-Service", "copybara-worker@google.com", "Google export")]
    [InlineData("A. Unique TensorFlower", "gardener@tensorflow.org", "Google export")]
    [InlineData("OptaxDev", "optax-dev@google.com", "optax-dev@google.com")]
    public void An_importer_stands_for_people_who_cannot_be_told(string name, string address, string account) => Is(name, address, ContributorKind.Group, account);

    [Theory]
    [InlineData("Claude Opus 4.8 (1M context)", "noreply@anthropic.com", "Claude")]
    [InlineData("Claude", "NoReply@Anthropic.com ", "Claude")]
    [InlineData("claude[bot]", "209825114+claude[bot]@users.noreply.github.com", "Claude")]
    [InlineData("Copilot", "198982749+Copilot@users.noreply.github.com", "Copilot")]
    [InlineData("copilot-swe-agent[bot]", "198982749+Copilot@users.noreply.github.com", "Copilot")]
    [InlineData("Copilot CLI", "223556219+Copilot@users.noreply.github.com", "Copilot")]
    [InlineData("Cursor", "cursoragent@cursor.com", "Cursor")]
    [InlineData("GPT 5.5", "codex@openai.com", "Codex")]
    [InlineData("Codex", "codex@local", "Codex")]
    [InlineData("Devin AI", "158243242+devin-ai-integration[bot]@users.noreply.github.com", "Devin")]
    [InlineData("google-labs-jules[bot]", "161369871+google-labs-jules[bot]@users.noreply.github.com", "Jules")]
    [InlineData("factory-droid[bot]", "138933559+factory-droid[bot]@users.noreply.github.com", "Droid")]
    [InlineData("Amp", "amp@ampcode.com", "Amp")]
    [InlineData("aider (gpt-4o)", "aider@aider.chat", "aider")]
    [InlineData("Qwen-Coder", "qwen-coder@alibabacloud.com", "Qwen Code")]
    public void All_signatures_of_an_agent_are_one_account(string name, string address, string account) => Is(name, address, ContributorKind.Agent, account);

    [Theory]
    [InlineData("coderabbitai[bot]", "136622811+coderabbitai[bot]@users.noreply.github.com", "CodeRabbit")]
    [InlineData("gemini-code-assist[bot]", "176961590+gemini-code-assist[bot]@users.noreply.github.com", "Gemini Code Assist")]
    [InlineData("Copilot", "175728472+Copilot@users.noreply.github.com", "Copilot review")]
    [InlineData("Copilot Autofix powered by AI", "62310815+github-advanced-security[bot]@users.noreply.github.com", "Copilot review")]
    [InlineData("chatgpt-codex-connector[bot]", "199175422+chatgpt-codex-connector[bot]@users.noreply.github.com", "Codex review")]
    public void A_review_bot_is_no_agent(string name, string address, string account) => Is(name, address, ContributorKind.Reviewer, account);

    [Fact]
    public void Every_rule_has_its_reason()
    {
        Kind kind = KindRules.Default.Of(new Signature("Claude", "noreply@anthropic.com"));
        kind.Rule.ShouldStartWith("What Claude Code writes into its trailer");
    }

    [Theory]
    [InlineData("*\t*@x.com\thuman\t-\twhy")]
    [InlineData("*\t*@x.com\t1\t-\twhy")]
    [InlineData("*\t*@x.com\trobot\t-\twhy")]
    [InlineData("*\t*@x.com\tbot\t-")]
    [InlineData("\t*@x.com\tbot\t-\twhy")]
    [InlineData("*\t*\tbot\t-\twhy")]
    public void A_rule_of_another_form_is_refused(string line) => Should.Throw<FormatException>(() => KindRules.Parse([line]));

    [Fact]
    public void Hostile_text_is_answered_at_once()
    {
        string stars = new('*', 100_000), bots = string.Concat(Enumerable.Repeat("-bot@", 50_000));
        foreach (string text in (string[])[stars, bots, bots + "x", new('@', 100_000), "svc-" + bots, "project_" + string.Concat(Enumerable.Repeat("_bot", 20_000))])
        {
            _ = KindRules.Default.Of(new Signature(text, text));
            _ = KindRules.Default.Of(new Signature("Ada", text));
            _ = KindRules.Default.Of(new Signature(text, "ada@example.com"));
        }
    }

    private static void IsHuman(string name, string address) => KindRules.Default.Of(new Signature(name, address)).ShouldBe(Kind.Human);

    private static void Is(string name, string address, ContributorKind kind, string account)
    {
        Kind found = KindRules.Default.Of(new Signature(name, address));
        (found.Is, found.Account).ShouldBe((kind, account));
    }
}
