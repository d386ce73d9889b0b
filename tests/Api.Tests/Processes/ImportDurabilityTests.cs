using System.Net;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Api.Tests.Processes;

/// <summary>An import whose server dies goes on where it was, and has told nothing that is not so.</summary>
public sealed class ImportDurabilityTests : IDisposable
{
    private const int Files = 2000;
    private const int Kills = 3;

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_of_a_zip_goes_on_and_doubles_nothing()
    {
        var told = new List<string>();
        for (var round = 0; round <= Kills; round++)
        {
            using var server = await ServerProcess.Start(_folder.File);
            if (round == 0) await Upload(server.Http);
            var kept = await Decisions(server.Http);
            kept.Take(told.Count).ShouldBe(told, "what was told is so");
            if (round == Kills)
            {
                Imports.Counts(await server.Http.Ended(1)).ShouldBe((Files, Files, 0, 0));
                break;
            }

            while (told.Count < (round + 1) * Files / (Kills + 1))
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
                told = await Decisions(server.Http);
            }

            await server.Kill();
            DataFolder.Ask(_folder.File, "PRAGMA integrity_check").ShouldBe(["ok"]);
        }

        told.Count.ShouldBeGreaterThan(Files / 2);
        foreach (var count in (string[])
            ["*) FROM reality_sessions", "DISTINCT start_utc) FROM reality_sessions",
            "DISTINCT entry) FROM reality_decisions", "*) FROM reality_decisions"])
        {
            DataFolder.Ask(_folder.File, $"SELECT COUNT({count}").ShouldBe([(long)Files], count);
        }

        Directory.EnumerateFileSystemEntries($"{_folder.File}-imports").ShouldBeEmpty("nothing is left to do");
    }

    private static async Task Upload(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports")
        {
            Content = Imports.Form(("rides.zip", Rides())),
        };
        (await http.Say(request)).ShouldBe(HttpStatusCode.Accepted);
    }

    private static byte[] Rides()
    {
        var start = new DateTimeOffset(2020, 1, 1, 6, 30, 0, TimeSpan.Zero);
        return Imports.Zip(Enumerable.Range(0, Files)
            .Select(number => (Name(number), FitRide.Of(start.AddDays(number), 60).ToArray())));

        // Some names have in them what no person can see, and are written down without it.
        static string Name(int number) => number % 10 == 0 ? $"{number}\u0007.fit" : $"{number}.fit";
    }

    private static async Task<List<string>> Decisions(HttpClient http) =>
        [
            .. (await http.Get("/api/imports/1")).Body["decisions"]!.AsArray()
                .Select(decision => decision!.ToJsonString()),
        ];
}
