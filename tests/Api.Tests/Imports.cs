using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Api.Tests;

/// <summary>Imports as a client makes them, of what, and what they say when they have ended.</summary>
internal static class Imports
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Files in a form, a part for each.</summary>
    public static MultipartFormDataContent Form(params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), "file", name);
        return form;
    }

    /// <summary>Entries in a zip.</summary>
    public static byte[] Zip(params IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>How many files an import found, and what became of its activities.</summary>
    public static (int Files, int Imported, int Duplicate, int Rejected) Counts(JsonNode import)
    {
        var counts = import["counts"]!;
        return ((int)counts["files"]!, (int)counts["imported"]!, (int)counts["duplicate"]!, (int)counts["rejected"]!);
    }

    /// <summary>Uploads files, and gives the import when it has ended.</summary>
    public static async Task<JsonNode> Import(this HttpClient http, params (string Name, byte[] Bytes)[] files)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports") { Content = Form(files) };
        var answer = await http.Say(request);
        answer.ShouldBe(HttpStatusCode.Accepted);
        return await http.Ended((long)answer.Body["id"]!);
    }

    /// <summary>The import when it has ended.</summary>
    public static async Task<JsonNode> Ended(this HttpClient http, long id)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var import = (await http.Get($"/api/imports/{id}")).Body;
            if ((string?)import["state"] is "done" or "interrupted") return import;
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>An import that has ended.</summary>
    public static async Task<long> Done(HttpClient http) => (long)(await http.Import(("ride.fit", [1, 2, 3])))["id"]!;

    /// <summary>An import that brought an export back.</summary>
    public static async Task<long> Restored(TestApi api, HttpClient http)
    {
        var id = await Done(http);
        await using var scope = api.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Keep(
            () =>
            {
                var facts = new DecisionFacts
                {
                    File = "export.zip", Outcome = DecisionOutcome.Imported, Rule = Decision.Restored,
                };
                var store = scope.ServiceProvider.GetRequiredService<IRealityStore>();
                store.Decisions.Add(new Decision(new ImportId(id), new AthleteId(1), facts));
                return Task.FromResult(id);
            },
            TestContext.Current.CancellationToken);
        return id;
    }

    /// <summary>An import that another process works on, and which does not end.</summary>
    public static async Task<long> Going(TestApi api)
    {
        using var scope = api.Services.CreateScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var files = scope.ServiceProvider.GetRequiredService<IImportFiles>();
        using var receiving = files.Receive();
        await receiving.Add("ride.fit", new MemoryStream([1]), TestContext.Current.CancellationToken);
        var complete = receiving.Complete();

        // The lock is taken before the import can be seen, or the server might be faster.
        var folder = Path.Combine($"{api.File}-imports", complete.Name);
        api.Hold(new FileStream(Path.Combine(folder, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        var import = await mediator.Send(new BeginImport(complete), TestContext.Current.CancellationToken);
        await mediator.Send(
            new MarkImport(new ImportId(import.Id), ImportState.Running), TestContext.Current.CancellationToken);
        return import.Id;
    }
}
