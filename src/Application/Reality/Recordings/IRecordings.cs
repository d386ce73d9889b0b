using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>What devices recorded of the current athlete's sessions: laps, and streams by column.</summary>
public interface IRecordings
{
    /// <summary>Makes a recording small. It touches nothing, and may run on any thread.</summary>
    PackedRecording Pack(Streams streams, IReadOnlyList<Lap> laps);

    /// <summary>Keeps the recording of a session. Only inside of a unit of work.</summary>
    void Add(SessionId session, PackedRecording recording);

    /// <summary>The columns asked for, all of them when none is named; null when nothing was recorded.</summary>
    Task<Streams?> StreamsOf(
        SessionId session, IReadOnlyCollection<StreamType>? types, CancellationToken cancellationToken);

    /// <summary>The laps of a session; none when nothing was recorded.</summary>
    Task<IReadOnlyList<Lap>> LapsOf(SessionId session, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a recording for a session whose moments were not recorded yet. Laps it has already stay as they are. Only
    /// inside of a unit of work.
    /// </summary>
    /// <returns>Whether the laps were taken.</returns>
    Task<bool> Fill(SessionId session, PackedRecording recording, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a recording for a session in the place of the one it has, if it has one, and that one for another session.
    /// Of two lists of laps the longer one stays. Only inside of a unit of work.
    /// </summary>
    /// <returns>Whether the laps were taken.</returns>
    Task<bool> Replace(
        SessionId session, PackedRecording recording, SessionId superseded, CancellationToken cancellationToken);

    /// <summary>
    /// Brings the recording that gave way back to a session, whose own goes. Only inside of a unit of work.
    /// </summary>
    Task Return(SessionId superseded, SessionId session, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets what was recorded of a session moment by moment, its laps with it or not. Only inside of a unit of work.
    /// </summary>
    Task Forget(SessionId session, bool withLaps, CancellationToken cancellationToken);
}

/// <summary>A recording in the form in which it is kept.</summary>
/// <param name="Points">How many values each column has.</param>
/// <param name="Breaks">The indices at which stretches begin, packed.</param>
/// <param name="Laps">The laps as JSON.</param>
/// <param name="Columns">The columns, each packed.</param>
public sealed record PackedRecording(
    int Points, byte[] Breaks, string Laps, IReadOnlyDictionary<StreamType, byte[]> Columns);
