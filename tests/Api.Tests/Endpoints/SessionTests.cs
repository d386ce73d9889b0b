using System.Net;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests.Endpoints;

public sealed class SessionTests(TestApi api) : IClassFixture<TestApi>
{
    private static readonly string[] Members =
    [
        "id", "date", "start_time", "timezone", "external_id", "source", "type", "title", "duration_minutes",
        "elapsed_minutes", "distance_km", "elevation_gain_m", "average_heart_rate_bpm", "max_heart_rate_bpm",
        "average_power_watts", "calories_kcal", "perceived_intensity", "is_race", "notes", "moving_minutes",
        "elevation_loss_m", "max_power_watts", "average_cadence_rpm", "max_cadence_rpm", "device", "file", "is_partial",
        "derived", "streams", "created_at", "updated_at",
    ];

    private static readonly string[] AlwaysKnown =
    [
        "id", "date", "type", "duration_minutes", "is_race", "is_partial", "derived", "streams", "created_at",
        "updated_at",
    ];

    private readonly HttpClient _http = api.CreateClient();

    [Fact]
    public async Task A_session_with_all_that_is_known_is_read_back_as_it_was_written()
    {
        var written = Full("all-that-is-known");

        var logged = (await _http.Post("/api/sessions", written)).ShouldBe(HttpStatusCode.Created);

        var read = (await _http.Get($"/api/sessions/{logged.Body["id"]}")).ShouldBe(HttpStatusCode.OK).Body;
        JsonNode.DeepEquals(read, logged.Body).ShouldBeTrue();
        foreach (var (member, value) in written) read[member]!.ToJsonString().ShouldBe(value!.ToJsonString(), member);
        read.Select(member => member.Key).ShouldBe(Members);
        read["id"]!.GetValue<long>().ShouldBePositive();
        DateTimeOffset.Parse((string)read["created_at"]!, null).ShouldBe(api.Clock.GetUtcNow());
        DateTimeOffset.Parse((string)read["updated_at"]!, null).ShouldBe(api.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_new_session_says_where_it_is_and_carries_its_tag()
    {
        var logged = (await _http.Post("/api/sessions", Least())).ShouldBe(HttpStatusCode.Created);

        var location = logged.Headers.Location.ShouldNotBeNull().ToString();
        location.ShouldBe($"/api/sessions/{logged.Body["id"]}");
        var read = (await _http.Get(location)).ShouldBe(HttpStatusCode.OK);
        read.Tag.ShouldBe(logged.Tag);
    }

    [Fact]
    public async Task What_is_not_known_of_a_session_is_null_and_never_zero()
    {
        var read = (await _http.Post("/api/sessions", Least())).ShouldBe(HttpStatusCode.Created).Body;

        read.Where(member => member.Value is not null).Select(member => member.Key).ShouldBe(AlwaysKnown);
        read["is_race"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_zero_stays_zero()
    {
        var body = Least();
        body["distance_km"] = 0;
        body["elevation_gain_m"] = 0;

        var read = (await _http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created).Body;

        read["distance_km"]!.GetValue<double>().ShouldBe(0);
        read["elevation_gain_m"]!.GetValue<double>().ShouldBe(0);
    }

    [Theory]
    [InlineData("run"), InlineData("trail"), InlineData("hike"), InlineData("walk")]
    [InlineData("bike"), InlineData("swim"), InlineData("row"), InlineData("ski"), InlineData("skate")]
    [InlineData("strength"), InlineData("mobility"), InlineData("generic"), InlineData("other")]
    public async Task Every_type_of_the_contract_is_kept(string type)
    {
        var body = Least();
        body["type"] = type;

        var logged = (await _http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created);

        ((string?)(await _http.Get($"/api/sessions/{logged.Body["id"]}")).Body["type"]).ShouldBe(type);
    }

    [Theory]
    [InlineData("2026-11-16T06:30:00+01:00", null, "2026-11-16T06:30:00+01:00")]
    [InlineData("2026-11-16T06:30:00.25+01:00", null, "2026-11-16T06:30:00.25+01:00")]
    [InlineData("2026-11-16T05:30:00Z", "Europe/Berlin", "2026-11-16T06:30:00+01:00")]
    [InlineData("2026-11-16T06:30:00", "Europe/Berlin", "2026-11-16T06:30:00+01:00")]
    [InlineData("2026-11-16T06:30", "America/New_York", "2026-11-16T06:30:00-05:00")]
    [InlineData("2026-11-16 06:30:00", "Asia/Kathmandu", "2026-11-16T06:30:00+05:45")]
    public async Task A_start_is_answered_on_the_clocks_of_its_place(string written, string? timezone, string expected)
    {
        var body = Least();
        body["start_time"] = written;
        body["timezone"] = timezone;

        var logged = (await _http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created).Body;

        var read = (await _http.Get($"/api/sessions/{logged["id"]}")).Body;
        ((string?)read["start_time"]).ShouldBe(expected);
        ((string?)read["timezone"]).ShouldBe(timezone);
        ((string?)logged["start_time"]).ShouldBe(expected);
    }

    [Fact]
    public async Task What_is_sent_back_as_it_was_read_stays_wherever_the_athlete_lives_by_then()
    {
        using var own = new TestApi();
        var http = own.CreateClient();
        await Live("Europe/London");
        var body = Least();
        body["start_time"] = "2026-11-16T01:00:00";
        var read = (await http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created).Body;
        ((string?)read["start_time"]).ShouldBe("2026-11-16T01:00:00+00:00");

        await Live("Pacific/Kiritimati");
        var again = (await http.Put($"/api/sessions/{read["id"]}", read)).ShouldBe(HttpStatusCode.OK).Body;

        read["updated_at"] = again["updated_at"]!.DeepClone();
        again.ToJsonString().ShouldBe(read.ToJsonString());

        async Task Live(string timezone) => (await http.Put(
            "/api/settings", new { timezone, distance_types = new[] { "run" }, elevation_types = new[] { "run" } }))
            .ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_external_id_again_is_a_conflict_that_names_the_first()
    {
        var first = (await _http.Post("/api/sessions", Full("twice")))
            .ShouldBe(HttpStatusCode.Created).Body["id"]!.GetValue<long>();

        var again = await _http.Post("/api/sessions", Full("twice"));

        again.ShouldBeProblem(HttpStatusCode.Conflict);
        again.Body["existing_id"]!.GetValue<long>().ShouldBe(first);
        again.Detail!.ShouldContain($"session {first}");
        (await _http.Get("/api/sessions?q=twice")).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_replacement_may_keep_its_external_id_and_not_take_that_of_another()
    {
        var first = (await _http.Post("/api/sessions", Full("mine"))).Body["id"]!.GetValue<long>();
        var second = (await _http.Post("/api/sessions", Full("yours"))).Body["id"]!.GetValue<long>();

        (await _http.Put($"/api/sessions/{first}", Full("mine"))).ShouldBe(HttpStatusCode.OK);
        var taken = await _http.Put($"/api/sessions/{second}", Full("mine"));

        taken.ShouldBeProblem(HttpStatusCode.Conflict);
        taken.Body["existing_id"]!.GetValue<long>().ShouldBe(first);
        ((string?)(await _http.Get($"/api/sessions/{second}")).Body["external_id"]).ShouldBe("yours");
    }

    [Fact]
    public async Task The_external_id_of_a_deleted_session_is_free_again()
    {
        var first = (await _http.Post("/api/sessions", Full("freed"))).Body["id"]!.GetValue<long>();
        (await _http.Delete($"/api/sessions/{first}")).ShouldBe(HttpStatusCode.NoContent);

        (await _http.Post("/api/sessions", Full("freed"))).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_replacement_forgets_what_it_leaves_out()
    {
        var logged = (await _http.Post("/api/sessions", Full("forgotten"))).Body;
        var path = $"/api/sessions/{logged["id"]}";
        api.Clock.Advance(TimeSpan.FromMinutes(5));

        var replaced = (await _http.Put(path, Least())).ShouldBe(HttpStatusCode.OK);

        var read = (await _http.Get(path)).Body;
        JsonNode.DeepEquals(read, replaced.Body).ShouldBeTrue();
        read.Where(member => member.Value is not null).Select(member => member.Key).ShouldBe(AlwaysKnown);
        read["id"]!.GetValue<long>().ShouldBe(logged["id"]!.GetValue<long>());
        ((string?)read["created_at"]).ShouldBe((string?)logged["created_at"]);
        DateTimeOffset.Parse((string)read["updated_at"]!, null).ShouldBe(api.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_was_read_may_be_sent_back()
    {
        var logged = (await _http.Post("/api/sessions", Full("back and forth"))).Body;

        var replaced = (await _http.Put($"/api/sessions/{logged["id"]}", logged)).ShouldBe(HttpStatusCode.OK).Body;

        logged.Remove("updated_at");
        replaced.Remove("updated_at");
        JsonNode.DeepEquals(replaced, logged).ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_replacement_changes_nothing()
    {
        var logged = (await _http.Post("/api/sessions", Full("kept"))).Body;
        var path = $"/api/sessions/{logged["id"]}";
        var wrong = Least();
        wrong["perceived_intensity"] = 11;

        (await _http.Put(path, wrong)).ShouldBeProblem(HttpStatusCode.BadRequest, "perceived_intensity");
        wrong["perceived_intensity"] = 5;
        wrong["date"] = "2028-01-01";
        (await _http.Put(path, wrong)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "date");

        JsonNode.DeepEquals((await _http.Get(path)).Body, logged).ShouldBeTrue();
    }

    [Fact]
    public async Task A_deleted_session_is_gone()
    {
        var path = $"/api/sessions/{(await _http.Post("/api/sessions", Least())).Body["id"]}";

        var deleted = (await _http.Delete(path)).ShouldBe(HttpStatusCode.NoContent);

        deleted.Text.ShouldBeEmpty();
        (await _http.Get(path)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Delete(path)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Put(path, Least())).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_number_of_a_deleted_session_is_never_given_again()
    {
        var last = (await _http.Post("/api/sessions", Least())).Body["id"]!.GetValue<long>();
        await _http.Delete($"/api/sessions/{last}");

        (await _http.Post("/api/sessions", Least())).Body["id"]!.GetValue<long>().ShouldBeGreaterThan(last);
    }

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(987654321), InlineData(long.MaxValue), InlineData(long.MinValue)]
    public async Task A_session_that_never_was_is_not_found(long id)
    {
        var path = $"/api/sessions/{id}";

        (await _http.Get(path)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Put(path, Least())).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Delete(path)).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"type":"run","duration_minutes":30}""", "date")]
    [InlineData("""{"date":"2026-11-16","duration_minutes":30}""", "type")]
    [InlineData("""{"date":"2026-11-16","type":"run"}""", "duration_minutes")]
    [InlineData("""{"date":null,"type":"run","duration_minutes":30}""", "date")]
    public async Task A_session_without_what_is_required_is_refused(string body, string member) =>
        (await _http.Post("/api/sessions", body)).ShouldBeProblem(HttpStatusCode.BadRequest, member);

    [Fact]
    public async Task All_that_is_missing_is_said_at_once()
    {
        var answer = await _http.Post("/api/sessions", "{}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "date", "type", "duration_minutes");
    }

    [Theory]
    [InlineData("duration_minutes", "-1"), InlineData("duration_minutes", "10080.1")]
    [InlineData("elapsed_minutes", "10081"), InlineData("distance_km", "-0.1"), InlineData("distance_km", "5000.1")]
    [InlineData("elevation_gain_m", "-1"), InlineData("elevation_gain_m", "100001")]
    [InlineData("average_heart_rate_bpm", "0"), InlineData("average_heart_rate_bpm", "301")]
    [InlineData("max_heart_rate_bpm", "19")]
    [InlineData("average_power_watts", "-1"), InlineData("average_power_watts", "5001")]
    [InlineData("calories_kcal", "-1"), InlineData("perceived_intensity", "0"), InlineData("perceived_intensity", "11")]
    [InlineData("perceived_intensity", "5.5"), InlineData("timezone", "\"Mars/Olympus\"")]
    [InlineData("timezone", "\"../../etc/passwd\""), InlineData("timezone", "\"\"")]
    [InlineData("external_id", "\"\""), InlineData("external_id", "\" \\t\""), InlineData("title", "\"a\\u0000b\"")]
    [InlineData("notes", "\"\\u001b[2J\""), InlineData("start_time", "\"yesterday\"")]
    [InlineData("start_time", "\"0001-01-01T00:00:00Z\""), InlineData("start_time", "\"2026-13-01T00:00:00Z\"")]
    public async Task An_impossible_value_is_refused_at_its_member(string member, string value)
    {
        var body = Least();
        body[member] = JsonNode.Parse(value);

        (await _http.Post("/api/sessions", body)).ShouldBeProblem(HttpStatusCode.BadRequest, member);
    }

    [Theory]
    [InlineData("date", "\"1899-12-31\""), InlineData("date", "\"0001-01-01\"")]
    [InlineData("date", "\"2027-11-24\""), InlineData("date", "\"9999-12-31\"")]
    [InlineData("start_time", "\"2026-11-18T06:00:00+01:00\""), InlineData("average_heart_rate_bpm", "181")]
    public async Task What_breaks_a_rule_of_training_is_refused_at_its_member(string member, string value)
    {
        var body = Least();
        body["max_heart_rate_bpm"] = 180;
        body[member] = JsonNode.Parse(value);

        (await _http.Post("/api/sessions", body)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, member);
    }

    [Theory]
    [InlineData("external_id", 200), InlineData("source", 100), InlineData("title", 200), InlineData("notes", 20_000)]
    public async Task A_text_is_kept_up_to_its_limit_and_refused_beyond(string member, int most)
    {
        var body = Least();
        body[member] = new string('x', most);
        (await _http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created);

        body[member] = new string('x', most + 1);
        (await _http.Post("/api/sessions", body)).ShouldBeProblem(HttpStatusCode.BadRequest, member);
    }

    [Theory]
    [InlineData("\U0001F3C3 Straße, Ärger & 東京 \"quoted\" \\ / 'single' <b>")]
    [InlineData("two\nlines\r\nand\ta tab")]
    [InlineData("e\u0301 is not \u00e9")]
    [InlineData(" spaces around ")]
    public async Task Every_text_of_every_language_comes_back_as_it_was(string text)
    {
        var body = Least();
        body["title"] = text;
        body["notes"] = text;

        var id = (await _http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created).Body["id"];

        var read = (await _http.Get($"/api/sessions/{id}")).Body;
        ((string?)read["title"]).ShouldBe(text);
        ((string?)read["notes"]).ShouldBe(text);
    }

    [Theory]
    [InlineData("title"), InlineData("source")]
    public async Task A_name_without_a_word_says_nothing_and_is_not_known(string member)
    {
        foreach (var blank in new[] { "", " ", "\n\t \u00a0" })
        {
            var body = Least();
            body[member] = blank;

            var id = (await _http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created).Body["id"];

            (await _http.Get($"/api/sessions/{id}")).Body[member].ShouldBeNull();
        }
    }

    private static JsonObject Least() => new() { ["date"] = "2026-11-16", ["type"] = "run", ["duration_minutes"] = 30 };

    private static JsonObject Full(string name) => new()
    {
        ["date"] = "2026-11-16",
        ["start_time"] = "2026-11-16T06:30:00+01:00",
        ["timezone"] = "Europe/Berlin",
        ["external_id"] = name,
        ["source"] = "watch",
        ["type"] = "trail",
        ["title"] = name,
        ["duration_minutes"] = 62.5,
        ["elapsed_minutes"] = 70.25,
        ["distance_km"] = 11.21,
        ["elevation_gain_m"] = 412.5,
        ["average_heart_rate_bpm"] = 147,
        ["max_heart_rate_bpm"] = 171,
        ["average_power_watts"] = 231,
        ["calories_kcal"] = 812,
        ["perceived_intensity"] = 7,
        ["is_race"] = true,
        ["notes"] = "Legs heavy, head clear.",
    };
}
