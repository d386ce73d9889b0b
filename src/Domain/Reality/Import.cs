using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Reality;

/// <summary>Files that were brought in together. Each activity in them gets a <see cref="Decision"/>.</summary>
public sealed class Import
{
    private Import() { }

    /// <param name="id">Its number.</param>
    /// <param name="athleteId">Whose training it brings.</param>
    /// <param name="now">When it was asked for.</param>
    public Import(ImportId id, AthleteId athleteId, DateTimeOffset now) =>
        (Id, AthleteId, CreatedAt) = (id, athleteId, now.ToUniversalTime());

    public ImportId Id { get; private init; }
    public AthleteId AthleteId { get; private init; }
    public ImportState State { get; private set; }

    /// <summary>How many files were found so far, those inside of zips among them.</summary>
    public int Files { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Its files are being read, for the first time or again.</summary>
    public void Begin() => (State, FinishedAt) = (ImportState.Running, null);

    /// <summary>So many files were found in it.</summary>
    public void Found(int files) => Files = files;

    /// <summary>Nothing more is done for it. What has ended already stays as it ended.</summary>
    public void End(ImportState state, DateTimeOffset now)
    {
        if (FinishedAt is null) (State, FinishedAt) = (state, now.ToUniversalTime());
    }
}
