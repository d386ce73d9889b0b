using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>A problem that means the same at every endpoint that may answer with it.</summary>
/// <param name="Name">The name of the answer in the description.</param>
/// <param name="When">When an endpoint answers so, and what to do.</param>
/// <param name="Example">Such a problem.</param>
internal sealed record SharedProblem(string Name, string When, ProblemDetails Example)
{
    public static readonly SharedProblem Malformed = new(
        nameof(Malformed),
        "What was sent cannot be read or breaks a limit: `errors` says where, and what would be right.",
        Problems.At(
            Problems.Of(400, $"duration_minutes: {Quantity.Limits<Minutes>()}"),
            "duration_minutes",
            Quantity.Limits<Minutes>()));

    public static readonly SharedProblem ForeignPage = new(
        nameof(ForeignPage),
        "A page of another site tried to write. The setting Cors__Origins lists the sites that may.",
        Problems.Of(
            403,
            "A page of another site may not write here. To allow it, add its origin to the setting Cors__Origins."));

    public static readonly SharedProblem Stale = new(
        nameof(Stale),
        "The state that If-Match names is not the present one, or there is one and If-None-Match wanted none.",
        Problems.Of(
            412,
            "It was changed since you read it. Read it again, then send your change with the new ETag in If-Match."));

    public static readonly SharedProblem TooLarge = new(
        nameof(TooLarge),
        "The body is larger than 1 MB.",
        Problems.Of(413, Unreadable.TooLarge));

    public static readonly SharedProblem NotJson = new(
        nameof(NotJson),
        "The body is not declared to be JSON.",
        Problems.Of(415, Unreadable.NotJson));

    public static readonly SharedProblem UploadTooLarge = new(
        nameof(UploadTooLarge),
        "The upload is larger than the setting Import__MaxZipBytes allows.",
        Problems.Of(413, Uploads.TooLarge(4L << 30)));

    public static readonly SharedProblem NotFiles = new(
        nameof(NotFiles),
        "The body is no form of files.",
        Problems.Of(415, Uploads.HowTo));

    public static readonly SharedProblem UnknownHost = new(
        nameof(UnknownHost),
        "The header Host holds a name that this server does not answer to. The setting AllowedHosts lists others.",
        Problems.Of(
            421,
            "This server does not answer to the name 'elsewhere.example'. "
            + "Use localhost, or add the name to the setting AllowedHosts."));

    public static readonly SharedProblem StorageUnavailable = new(
        nameof(StorageUnavailable),
        "The database cannot be read or written at present: `detail` says why, and what to do.",
        Problems.Of(
            503,
            "The disk refused to read or write /srv/training.db. See whether it is full, failing or gone."));

    public static readonly SharedProblem StorageFull = new(
        nameof(StorageFull),
        "The disk that holds the database is full. Nothing was changed.",
        Problems.Of(
            507,
            "No space is left on the disk that holds /srv/training.db. Make room, then try again; "
            + "what was saved is safe."));

    public static IEnumerable<SharedProblem> All =>
        [
            Malformed, ForeignPage, Stale, TooLarge, NotJson, UploadTooLarge, NotFiles, UnknownHost,
            StorageUnavailable, StorageFull,
        ];

    public string Status => Example.Status!.Value.ToString(CultureInfo.InvariantCulture);
}
