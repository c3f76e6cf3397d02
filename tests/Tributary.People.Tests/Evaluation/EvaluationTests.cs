using Tributary.Model;

namespace Tributary.People.Tests;

public sealed class EvaluationTests
{
    private static readonly string[] Six = ["A <a@x>", "A2 <a@y>", "B <b@x>", "B2 <b@y>", "C <c@x>", "D <d@x>"];

    [Fact]
    public void Pairs_and_B_cubed_are_as_worked_by_hand()
    {
        // True: {A, A2}, {B, B2}, C, D. Found: {A, A2, B}, {B2}, {C, D}; of C and D the mailmap says nothing.
        Signature[] signatures = [.. Six.Select(World.Parse)];
        var truth = new GroundTruth(signatures, Mailmap.Parse("A <a@x> <a@y>\nB <b@x> <b@y>\n"));
        int[] found = [0, 0, 0, 1, 2, 2];
        Evaluation evaluation = Evaluation.Of(signatures, signature => found[Array.IndexOf(signatures, signature)], truth);
        // Together: 3 + 1 pairs, of which A-A2 is right and C-D not judged. Belonging together: A-A2, B-B2.
        evaluation.Pairwise.ShouldBe(new Score(1 / 3.0, 1 / 2.0));
        evaluation.Strict.ShouldBe(new Score(1 / 4.0, 1 / 2.0));
        evaluation.Unjudged.ShouldBe(1);
        // Precision: A 2/3, A2 2/3, B 1/3, B2 1, C 1/2, D 1/2. Recall: 1, 1, 1/2, 1/2, 1, 1.
        evaluation.BCubed.Precision.ShouldBe((2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1 + 0.5 + 0.5) / 6, 1e-12);
        evaluation.BCubed.Recall.ShouldBe(5 / 6.0, 1e-12);
        evaluation.WronglyTogether.Select(error => error.Pairs).ShouldBe([2, 1]);
        evaluation.WronglyApart.Single().Pairs.ShouldBe(1);
        evaluation.Pairwise.F1.ShouldBe(0.4, 1e-12);
    }

    [Fact]
    public void What_the_mailmap_does_not_list_is_closed_by_address_and_by_name()
    {
        Signature[] signatures = [.. ((string[])["Ada Lovelace <ada@a>", "ada <ada@b>", "ADA <ada@a>", "Ada Lovelace <ada@c>", "ada <x@d>", "Grace Hopper <g@a>", "Grace Hopper <g@b>", "Jo <jo@a>", "Jo <jo@b>"]).Select(World.Parse)];
        var truth = new GroundTruth(signatures, Mailmap.Parse("Ada Lovelace <ada@a> ada <ada@b>\n"));
        // By the mailmap alone: ada <ada@b> is Ada Lovelace <ada@a>.
        truth.UnclosedPairs.ShouldBe(1);
        truth.ClosedByAddress.ShouldBe(1);
        truth.ClosedByName.ShouldBe(3);
        signatures.Take(5).Select(truth.PersonOf).Distinct().Count().ShouldBe(1);
        truth.PersonOf(signatures[5]).ShouldBe(truth.PersonOf(signatures[6]));
        // A given name is no name to close by.
        truth.PersonOf(signatures[7]).ShouldNotBe(truth.PersonOf(signatures[8]));
        truth.IsListed(truth.PersonOf(signatures[3])).ShouldBeTrue();
        truth.IsListed(truth.PersonOf(signatures[5])).ShouldBeFalse();
    }

    [Fact]
    public void What_the_mailmap_gives_to_two_is_closed_to_neither()
    {
        Signature[] signatures = [.. ((string[])["Ada Lovelace <ada@a>", "Ada Lovelace <ada@b>", "Ada Lovelace <ada@c>"]).Select(World.Parse)];
        var truth = new GroundTruth(signatures, Mailmap.Parse("Ada Lovelace <ada@a>\nAda Lovelace <ada@b>\n"));
        signatures.Select(truth.PersonOf).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Nothing_put_together_is_precise_and_nothing_found() =>
        Evaluation.Of([World.Parse("A <a@x>"), World.Parse("A <a@y>")], signature => signature.Address[2], new GroundTruth([World.Parse("A <a@x>"), World.Parse("A <a@y>")], Mailmap.Parse("A <a@x> <a@y>\n")))
            .Pairwise.ShouldBe(new Score(1, 0));
}
