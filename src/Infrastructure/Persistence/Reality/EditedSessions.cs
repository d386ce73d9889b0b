namespace TrainingOs.Infrastructure.Persistence.Reality;

/// <summary>
/// How sessions of a time before <c>edited_at</c> get it: in their tables, and in exports of the first version.
/// </summary>
internal static class EditedSessions
{
    /// <summary>What is still as an import had made it was read from files; all else is taken to be edited.</summary>
    public const string Mark = """
        UPDATE reality_sessions SET edited_at = updated_at WHERE updated_at NOT IN
            (SELECT left_at FROM reality_decisions WHERE left_at IS NOT NULL AND outcome = 'imported');
        """;
}
