using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>The files that sessions were read from: the stored ones, and those this import brings just now.</summary>
internal sealed class KnownFiles(IOriginalFiles originals)
{
    /// <summary>What the rule is called in a decision: the very same bytes were read before.</summary>
    public const string Word = "same_file";

    private readonly Dictionary<string, List<SessionId>> _kept = [];

    /// <summary>The sessions that were read from these bytes; none when they are new.</summary>
    public async Task<IReadOnlyList<SessionId>> SessionsOf(PackedFile file, CancellationToken cancellationToken) =>
        _kept.TryGetValue(KeyOf(file), out var sessions)
            ? sessions
            : await originals.SessionsOf(file.ContentHash, cancellationToken);

    /// <summary>Keeps a file as one that a session was read from.</summary>
    public async Task Add(PackedFile file, SessionId session, ImportId import, CancellationToken cancellationToken)
    {
        await originals.Add(file, session, import, cancellationToken);
        if (!_kept.TryGetValue(KeyOf(file), out var sessions)) _kept[KeyOf(file)] = sessions = [];
        sessions.Add(session);
    }

    /// <summary>What a decision says about it.</summary>
    public static string Sentence(IReadOnlyList<SessionId> sessions) =>
        $"This very file was read before (session {string.Join(", ", sessions.Select(id => id.Value))}).";

    private static string KeyOf(PackedFile file) => Convert.ToHexString(file.ContentHash);
}
