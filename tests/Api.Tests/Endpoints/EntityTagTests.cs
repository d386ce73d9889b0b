using System.Net;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>Lost updates (RFC 9110, conditional requests), for each kind of resource.</summary>
public sealed class EntityTagTests(TestApi api) : IClassFixture<TestApi>
{
    public static readonly TheoryData<string> Resources = new("session", "note", "plan", "settings");

    /// <summary>Those that can be made and deleted at an address of their own.</summary>
    public static readonly TheoryData<string> Upserted = new("note", "plan");

    private static int _made;

    private readonly HttpClient _http = api.CreateClient();

    [Theory, MemberData(nameof(Resources))]
    public async Task A_state_that_was_not_changed_has_one_tag_and_each_change_gives_another(string kind)
    {
        var (path, body) = await Make(kind);
        var tags = new List<string> { (await _http.Get(path)).Tag };
        (await _http.Get(path)).Tag.ShouldBe(tags[0]);

        // Twice at the same instant, and once after the clock was set back: tags tell states apart, not times.
        tags.Add((await _http.Put(path, body)).Tag);
        tags.Add((await _http.Put(path, body)).Tag);
        api.Clock.Advance(TimeSpan.FromHours(-1));
        tags.Add((await _http.Put(path, body)).Tag);

        tags.ShouldBeUnique();
        (await _http.Get(path)).Tag.ShouldBe(tags[^1]);
        tags.ShouldAllBe(tag => tag.StartsWith('"') && tag.EndsWith('"'));
    }

    [Theory, MemberData(nameof(Resources))]
    public async Task A_stale_tag_refuses_the_write_and_nothing_changes(string kind)
    {
        var (path, body) = await Make(kind);
        var stale = (await _http.Get(path)).Tag;
        await _http.Put(path, body);
        var present = (await _http.Get(path)).Text;

        (await _http.Put(path, body, ifMatch: stale)).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        if (kind != "settings")
        {
            (await _http.Delete(path, ifMatch: stale)).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        }

        (await _http.Get(path)).Text.ShouldBe(present);
    }

    [Theory, MemberData(nameof(Resources))]
    public async Task The_present_tag_lets_the_write_pass_once(string kind)
    {
        var (path, body) = await Make(kind);
        var tag = (await _http.Get(path)).Tag;

        var written = (await _http.Put(path, body, ifMatch: tag)).ShouldBe(HttpStatusCode.OK);

        (await _http.Put(path, body, ifMatch: tag)).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        (await _http.Put(path, body, ifMatch: written.Tag)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Resources))]
    public async Task Without_a_tag_the_last_writer_wins(string kind)
    {
        var (path, body) = await Make(kind);

        (await _http.Put(path, body)).ShouldBe(HttpStatusCode.OK);
        (await _http.Put(path, body)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Resources))]
    public async Task A_star_stands_for_any_state_that_is_there(string kind)
    {
        var (path, body) = await Make(kind);

        (await _http.Put(path, body, ifMatch: "*")).ShouldBe(HttpStatusCode.OK);
        (await _http.Put(path, body, ifNoneMatch: "*")).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
    }

    [Theory, MemberData(nameof(Resources))]
    public async Task A_list_of_tags_passes_when_the_present_one_is_in_it_and_a_weak_one_never_does(string kind)
    {
        var (path, body) = await Make(kind);
        var tag = (await _http.Get(path)).Tag;

        (await _http.Put(path, body, ifMatch: $"W/{tag}")).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        (await _http.Put(path, body, ifMatch: $"\"a\", {tag},\"b\"")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("nonsense"), InlineData("\""), InlineData("W/")]
    [InlineData(",,,"), InlineData("\"0\""), InlineData("é")]
    public async Task What_is_no_tag_names_no_state(string tag)
    {
        var (path, body) = await Make("note");

        (await _http.Put(path, body, ifMatch: tag)).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
    }

    [Theory, MemberData(nameof(Upserted))]
    public async Task Who_wants_to_create_does_not_overwrite(string kind)
    {
        var (path, body) = await Make(kind);
        await _http.Delete(path);

        (await _http.Put(path, body, ifNoneMatch: "*")).ShouldBe(HttpStatusCode.Created);
        (await _http.Put(path, body, ifNoneMatch: "*")).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
    }

    [Theory, MemberData(nameof(Upserted))]
    public async Task What_is_put_where_nothing_was_is_created_and_its_place_named(string kind)
    {
        var (path, body) = await Make(kind);
        await _http.Delete(path);

        var created = (await _http.Put(path, body)).ShouldBe(HttpStatusCode.Created);

        created.Headers.Location!.ToString().ShouldBe(path);
        created.Tag.ShouldBe((await _http.Get(path)).Tag);
        ((string?)created.Body["updated_at"]).ShouldBe((string?)created.Body["created_at"]);
        (await _http.Put(path, body)).ShouldBe(HttpStatusCode.OK).Headers.Location.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Upserted))]
    public async Task Who_wants_to_change_does_not_create(string kind)
    {
        var (path, body) = await Make(kind);
        var tag = (await _http.Get(path)).Tag;
        await _http.Delete(path);

        (await _http.Put(path, body, ifMatch: tag)).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        (await _http.Put(path, body, ifMatch: "*")).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        (await _http.Get(path)).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("session"), InlineData("note"), InlineData("plan")]
    public async Task A_delete_that_is_sent_again_is_told_that_nothing_is_there(string kind)
    {
        var (path, _) = await Make(kind);
        var tag = (await _http.Get(path)).Tag;
        (await _http.Delete(path, ifMatch: tag)).ShouldBe(HttpStatusCode.NoContent);

        (await _http.Delete(path, ifMatch: tag)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Delete(path, ifMatch: "*")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_session_that_is_gone_is_not_found_whatever_its_writer_has_seen()
    {
        var (path, body) = await Make("session");
        var tag = (await _http.Get(path)).Tag;
        await _http.Delete(path);

        (await _http.Put(path, body, ifMatch: tag)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Put(path, body, ifMatch: "*")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Upserted))]
    public async Task What_is_deleted_and_made_anew_does_not_answer_to_its_old_tag(string kind)
    {
        var (path, body) = await Make(kind);
        var old = (await _http.Get(path)).Tag;
        await _http.Delete(path);
        api.Clock.Advance(TimeSpan.FromTicks(1));
        await _http.Put(path, body);

        (await _http.Put(path, body, ifMatch: old)).ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        (await _http.Get(path, ifNoneMatch: old)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_posted_over_a_note_or_a_plan_is_held_against_the_tag_as_well()
    {
        var posts = new Dictionary<string, object>
        {
            ["/api/day-notes"] = new { date = "2026-11-16", note = "x" },
            ["/api/plans"] = new { year = 2026, week_number = 47, description = "x" },
        };
        foreach (var (path, body) in posts)
        {
            var tag = (await _http.Say(HttpMethod.Post, path, body, ifNoneMatch: "*")).ShouldBe(HttpStatusCode.OK).Tag;
            (await _http.Say(HttpMethod.Post, path, body, ifNoneMatch: "*"))
                .ShouldBeProblem(HttpStatusCode.PreconditionFailed);
            (await _http.Say(HttpMethod.Post, path, body, ifMatch: tag)).ShouldBe(HttpStatusCode.OK);
            (await _http.Say(HttpMethod.Post, path, body, ifMatch: tag))
                .ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        }
    }

    [Theory, MemberData(nameof(Resources))]
    public async Task A_reader_who_has_the_present_state_is_told_so_without_a_body(string kind)
    {
        var (path, body) = await Make(kind);
        var tag = (await _http.Get(path)).Tag;

        foreach (var have in new[] { tag, $"W/{tag}", $"\"other\", {tag}", "*" })
        {
            var answer = (await _http.Get(path, ifNoneMatch: have)).ShouldBe(HttpStatusCode.NotModified);
            answer.Text.ShouldBeEmpty();
            answer.Tag.ShouldBe(tag);
        }

        await _http.Put(path, body);
        (await _http.Get(path, ifNoneMatch: tag)).ShouldBe(HttpStatusCode.OK).Tag.ShouldNotBe(tag);
    }

    [Theory, MemberData(nameof(Resources))]
    public async Task Who_asks_for_the_headers_only_is_told_the_tag_as_well(string kind)
    {
        var (path, _) = await Make(kind);
        var tag = (await _http.Get(path)).Tag;

        (await _http.Say(HttpMethod.Head, path)).ShouldBe(HttpStatusCode.OK).Tag.ShouldBe(tag);
        (await _http.Say(HttpMethod.Head, path, ifNoneMatch: tag))
            .ShouldBe(HttpStatusCode.NotModified).Tag.ShouldBe(tag);
    }

    [Fact]
    public async Task Two_writers_with_the_same_tag_at_the_same_time_are_one_winner_and_one_who_is_told()
    {
        var (path, body) = await Make("note");
        for (var round = 0; round < 10; round++)
        {
            var tag = (await _http.Get(path)).Tag;

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _http.Put(path, body, ifMatch: tag)));

            answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
            answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed).ShouldBe(3);
        }
    }

    /// <summary>A resource of that kind that no other test knows, and a body that replaces it.</summary>
    private async Task<(string Path, object Body)> Make(string kind)
    {
        var place = Interlocked.Increment(ref _made);
        var day = new DateOnly(2026, 1, 1).AddDays(place);
        var (path, body) = kind switch
        {
            "session" => ("/api/sessions", new { date = "2026-11-16", type = "run", duration_minutes = 30 }),
            "note" => ($"/api/day-notes/{day:yyyy-MM-dd}", new { note = "written" }),
            "plan" => ($"/api/plans/{1900 + place}/47", new { description = "planned" }),
            _ => ("/api/settings", (object)(await _http.Get("/api/settings")).Body),
        };
        if (kind == "session") path = (await _http.Post(path, body)).Headers.Location!.ToString();
        else (await _http.Put(path, body)).ShouldBe(kind == "settings" ? HttpStatusCode.OK : HttpStatusCode.Created);
        return (path, body);
    }
}
