using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>Who is who over the real histories: what must hold whatever the rules find.</summary>
public sealed class PeopleTests(RealHistories histories, ITestOutputHelper output)
{
    [Fact]
    public void People_are_fewer_than_addresses_and_each_join_has_its_rule()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        long addresses = Number("select count(*) from contributor where people = 'raw'"), people = Number("select count(*) from contributor where people = 'resolved' and kind = 'human'");
        output.WriteLine($"{addresses} addresses, {Number("select count(*) from identity where people = 'resolved'")} signatures, {people} people");
        foreach (string line in Lines("select rule || ': ' || count(*) from identity where people = 'resolved' group by rule order by count(*) desc")) output.WriteLine(line);
        people.ShouldBeLessThan(addresses);
        Lines("select distinct rule from identity where people = 'resolved' and joined is not null").Except(People.JoinRule.All.Select(rule => rule.Name), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_signature_hangs_together_with_the_first_of_its_contributor()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        Lines("select cast(contributor as varchar) from identity where people = 'resolved' group by contributor having count(*) filter (where joined is null) <> 1").ShouldBeEmpty();
        Lines("""
            with recursive reached as (
              select signature, contributor from identity where people = 'resolved' and joined is null
              union
              select i.signature, i.contributor
              from identity i
              join reached r on i.people = 'resolved' and i.joined = r.signature and i.contributor = r.contributor
            )
            select cast(i.signature as varchar) from identity i left join reached r on r.signature = i.signature where i.people = 'resolved' and r.signature is null
            """).ShouldBeEmpty();
    }

    [Fact]
    public void No_contributor_has_two_GitHub_numbers() => WhereAtHand(() => Lines("""
        select c.label || ': ' || string_agg(distinct s.address, ' ')
        from identity i
        join contributor c on c.people = i.people and c.contributor = i.contributor and c.kind = 'human'
        join signature s on s.signature = i.signature
        where i.people = 'resolved' and regexp_matches(s.address, '^[0-9]+\+[^@]+@users\.noreply\.github\.com$')
        group by c.contributor, c.label
        having count(distinct split_part(s.address, '+', 1)) > 1
        """).ShouldBeEmpty());

    [Fact]
    public void Organisations_the_unknown_among_them_sum_to_all_commits_of_all_people() => WhereAtHand(() =>
    {
        long all = Number("select cast(sum(commits) as bigint) from activity where people = 'resolved' and is_person");
        Number("""
            select cast(sum(commits) as bigint)
            from (
              select coalesce(f.organisation, 'unknown') as organisation, sum(a.commits) as commits
              from activity a
              left join affiliation f on f.people = a.people and f.contributor = a.contributor and a.day >= f.from_day and a.day < f.until_day
              where a.people = 'resolved' and a.is_person
              group by 1
            )
            """).ShouldBe(all);
    });

    private void WhereAtHand(Action test)
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        test();
    }

    private long Number(string sql) => (long)histories.Store!.Connection.QueryScalar(sql)!;

    private List<string> Lines(string sql)
    {
        var lines = new List<string>();
        using DuckDbResult rows = histories.Store!.Connection.Query(sql);
        while (rows.Read()) lines.Add(rows.GetString(0));
        return lines;
    }
}
