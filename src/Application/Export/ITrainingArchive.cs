namespace TrainingOs.Application.Export;

/// <summary>
/// All that is known of the current athlete as one zip that any program can read: <see cref="Manifest"/>, which says
/// what is in it, a file of JSON Lines for each kind of thing, and the original files by their hash.
/// </summary>
public interface ITrainingArchive
{
    /// <summary>The entry by which such a zip is known.</summary>
    const string Manifest = "training-os.json";

    /// <summary>
    /// Writes everything as it stood at one instant, whoever writes meanwhile. It uses little memory, however much
    /// there is, and writes to the stream in order and without waiting on a thread.
    /// </summary>
    Task Write(Stream zip, CancellationToken cancellationToken);

    /// <summary>
    /// Brings all of it back, with its numbers and instants, into a training log without sessions, plans and notes;
    /// what else is there makes room. Only inside of a unit of work.
    /// </summary>
    /// <param name="zip">The whole zip, in which one can go back and forth.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ExportRefusedException">It cannot be taken; nothing must be kept of it.</exception>
    Task<RestoredView> Restore(Stream zip, CancellationToken cancellationToken);
}

/// <summary>What came back from an export.</summary>
/// <param name="Sessions">How many sessions.</param>
/// <param name="Plans">How many weekly plans.</param>
/// <param name="DayNotes">How many day notes.</param>
/// <param name="Files">How many original files.</param>
public sealed record RestoredView(long Sessions, long Plans, long DayNotes, long Files);

/// <summary>An export that cannot be taken.</summary>
/// <param name="reason">A short code for programs, such as <c>not_empty</c>.</param>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="inner">What showed it.</param>
public sealed class ExportRefusedException(string reason, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The training log has a session, a plan or a note already.</summary>
    public const string NotEmpty = "not_empty";

    /// <summary>It is no zip that Training OS wrote.</summary>
    public const string NotAnExport = "not_an_export";

    /// <summary>A later version wrote it.</summary>
    public const string Newer = "newer_version";

    /// <summary>A part is missing, cut, or not as it was written.</summary>
    public const string Damaged = "damaged";

    /// <summary>It is larger than a limit.</summary>
    public const string TooLarge = "too_large";

    public string Reason { get; } = reason;
}
