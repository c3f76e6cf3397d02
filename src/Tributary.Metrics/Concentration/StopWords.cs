using System.Collections.Frozen;

namespace Tributary.Metrics.Concentration;

/// <summary>Words that say nothing of what a commit is about: English's, and those that commits of any project are full of.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words =
        """
        a about after again against all also an and another any are as at be because been before being between both but by can could did do does doing done during each either
        even every few for from had has have having here how i if in into is isn it its just less let like ll many may me might more most much must my neither no nor not now of off
        on once one only onto or other our out over own per re same shall should since so some still such than that the their them then there these they this those though through
        to too two under until up upon us use used user using via very was wasn we were what when where whether which while who whom whose why will with within without won would
        yet you your aren couldn didn doesn don hasn haven shouldn wouldn etc eg ie vs

        align aligned aligning aligns backwards cap caps capped consolidate consolidated convert converted converts enh exclude excluded excludes extract extracted extracts
        guard guarded guards harden hardened hardening hardens honor honour migrate migrated migrates migrating migration non optimise optimised optimising optimize optimized
        optimizes optimizing pin pinned pinning pins preserve preserved preserves preserving propagate propagates refresh refreshed reject rejected rejects respect respects
        specify specified surface switch switched switches tighten unpin validate validated validates accept account actually address addressed add added adding addition additional additions adds adjust adjusted adjustment adjustments allow allowed allowing allows always
        apply applied applies applying automatic automatically avoid avoids avoided avoiding back backport backported bad based basic better bit break breaking breaks broken bring
        bug bugfix bugfixes bugs bump bumped bumps bumping change changed changes changing check checked checking checks cherry chore ci clarify clean cleaned cleaner cleaning
        cleans cleanup cleanups close closed closes code comment comments commit commits correct corrected correction correctly corrects create created creates creating currently
        default defaults define delete deleted deletes deleting deprecate deprecated different disable disabled disables disabling doc docs document documentation documented drop
        dropped dropping drops enable enabled enables enabling ensure ensures ensured error errors existing expose exposed exposes extend extended extends extra fail failed failing
        fails failure failures feat feature features feedback file files first fix fixed fixes fixing fixup follow followup format formatting full further get gets getting gh give
        good handle handled handles handling hotfix implement implementation implementations implemented implementing implements import imports improve improved improvement
        improvements improves improving include included includes including incorrect incorrectly init initial instead introduce introduced introduces introducing issue issues keep
        last later lint linter linting main make makes making master merge merged merges merging minor misc miscellaneous missing missed move moved moves moving multiple need needed
        needs new next nfc nit nits note notes old original part partially patch perf pick picked pr prepare prevent prevents prior proper properly provide provided pull put quick
        readme reapply redundant ref refactor refactored refactoring refactors refs reland related release released releases releasing remove removal removed removes removing
        rename renamed renames renaming reorganize replace replaced replaces replacing request requests require required requires resolve resolved resolves restore restored
        restructure return returned returning returns revert reverted reverting reverts review reviews rework rewrite run running runs second separate set sets setting several
        show simplify simplified simplifies simplification simple single skip skipped skips skipping slightly small some specific split squash start style stop suggestion
        suggestions support supported supporting supports sync take temp temporarily temporary test tested testing tests tidy tiny todo top try tweak tweaks typo typos unify
        unnecessary unused up update updated updates updating upgrade upgraded upgrades version versions warning warnings way wip work workaround working works wrong wrongly
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
