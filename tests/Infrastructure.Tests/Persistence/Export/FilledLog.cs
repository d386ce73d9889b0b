using System.IO.Compression;
using System.Text;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Export;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.Persistence.Export;

/// <summary>A log with something of everything, and what an export of a log holds.</summary>
internal static class FilledLog
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
    public static readonly byte[] Gpx = Encoding.UTF8.GetBytes(new string('g', 5000));
    public static readonly byte[] Gz = [31, 139, 8, 0, 1, 2, 3];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Three sessions, a plan, a note, an import with two decisions, two original files.</summary>
    public static async Task<TrainingLog> Filled()
    {
        var log = await TrainingLog.Started();
        await log.Ask(new ChangeSettings("Asia/Kathmandu", [SportType.Run, SportType.Trail], [SportType.Bike]));
        await log.Ask(new SetWeeklyPlan(2026, 47, "Hills — \"steep\"", 45, 5, 360, 600, "build,hills"));
        await log.Ask(new WriteDayNote(new DateOnly(2026, 11, 16), "Slept\nwell 🏃"));
        await log.Keep<IRealityStore>(async store =>
        {
            var import = new Import(await store.NextImportId(Ct), new(1), Now);
            import.Begin();
            import.Found(2);
            import.End(ImportState.Done, Now.AddSeconds(3));
            store.Imports.Add(import);
            for (var n = 1; n <= 3; n++)
            {
                var facts = KnownSession.Facts with
                {
                    ExternalId = $"watch-{n}",
                    Date = KnownSession.Facts.Date.AddDays(n - 1),
                    StartTime = KnownSession.Facts.StartTime!.Value.AddDays(n - 1),
                };
                store.Sessions.Add(new Session(
                    await store.NextSessionId(Ct), new(1), facts, KnownSession.Recorded, facts.Date, Now.AddTicks(n)));
            }
        });
        await log.Keep<IRealityStore>(store => store.Decisions.AddRange(
            new Decision(new(1), new(1), new()
            {
                File = "a.gpx", Outcome = DecisionOutcome.Imported, SessionIds = [new(1)], LeftAt = Now.AddTicks(1),
            }),
            new Decision(new(1), new(1), new()
            {
                File = "b.zip", Entry = "c/d.fit", Outcome = DecisionOutcome.Rejected, Reason = "empty_file",
                Message = "Empty.",
            })));
        await log.Keep<IRecordings>(r => r.Add(new(1), r.Pack(
            new Streams(
                new Dictionary<StreamType, double[]>
                {
                    [StreamType.Time] = [0, 1, 2, 3.5],
                    [StreamType.HeartRate] = [120, double.NaN, 121, 122],
                    [StreamType.Latitude] = [10.1234567, 10, -0.0000001, 0],
                },
                [2]),
            [KnownSession.Lap, new() { CaloriesKcal = 12 }])));
        await log.Keep<IOriginalFiles>(async files =>
        {
            var gpx = files.Pack("a.gpx", Gpx, Gpx);
            await files.Add(gpx, gpx.Name, new(1), new(1), Ct);
            await files.Add(gpx, gpx.Name, new(2), new(1), Ct);
            await files.Add(files.Pack("b.fit.gz", Gz, new byte[] { 1 }), "b.fit.gz", new(1), new(1), Ct);
        });
        return log;
    }

    /// <summary>The log as a zip, from its beginning.</summary>
    public static async Task<MemoryStream> Exported(TrainingLog log)
    {
        var zip = new MemoryStream();
        var export = await log.With(async (MediatR.IMediator mediator) =>
        {
            var view = await mediator.Send(new ExportTraining(), Ct);
            await view.Write(zip, Ct);
            return view;
        });
        export.Name.ShouldEndWith(".zip");
        zip.Position = 0;
        return zip;
    }

    /// <summary>The entries of a zip by their names.</summary>
    public static async Task<SortedDictionary<string, byte[]>> Content(MemoryStream zip)
    {
        zip.Position = 0;
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        var content = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            await using var stream = await entry.OpenAsync(Ct);
            var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Ct);
            content.Add(entry.FullName, bytes.ToArray());
        }

        zip.Position = 0;
        return content;
    }
}
