using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>
/// A session of the same kind of sport began within a minute and lasted as long, give or take 5 %: the same activity
/// from another device, service or format. Services count time differently (by the timer, with pauses, or from the
/// first point to the last), so each of these may be the one that agrees. What is left of a file that was cut off is
/// the same activity as the whole of it, and lasted no longer.
/// </summary>
internal sealed class SameTime : IDuplicateRule
{
    private const double Tolerance = 0.05;
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(60);

    public string Word => "same_time";

    public string Sentence(SessionId session) =>
        $"Session {session.Value} is of the same sport, began within a minute of it and lasted as long.";

    /// <summary>The same of a file that was cut off.</summary>
    public static string SentenceOfPart(SessionId session) =>
        $"Session {session.Value} is the whole of it, or more of it: of the same sport, and begun within a minute of "
            + "it.";

    /// <summary>The same of the whole of a file that was cut off.</summary>
    public static string SentenceOfWhole(SessionId session) =>
        $"Session {session.Value} was a part of it: of the same sport, and begun within a minute of it.";

    public async Task<Session?> Find(
        SessionFacts facts, RecordedFacts recorded, KnownSessions known, CancellationToken cancellationToken)
    {
        if (facts.StartTime is not { } start) return null;
        var lengths = Lengths(facts.Duration, facts.Elapsed, recorded.Span);
        return (await known.Around(start, Slack, cancellationToken)).FirstOrDefault(session =>
            IsSame(session.Type, facts.Type)
            && Lengths(session.Duration, session.Elapsed, session.RecordedSpan)
                .Any(length => lengths.Any(other => AreClose(length, other)
                    || (recorded.IsPartial && other < length) || (session.IsPartial && length < other))));
    }

    /// <summary>Whether something was cut off of a recording that a session has more of.</summary>
    public static bool IsPartOf(Session session, RecordedFacts recorded) =>
        recorded.IsPartial && session.Streams.Count > 0
        && (!session.IsPartial || !(recorded.Span?.Value > session.RecordedSpan?.Value));

    /// <summary>Whether something was cut off of the recording of a session, and this is more of it.</summary>
    public static bool IsMoreOf(Session session, RecordedFacts recorded) =>
        session.IsPartial && recorded.Streams.Count > 0 && !IsPartOf(session, recorded);

    /// <summary>
    /// Whether two words may stand for one sport: a run and a trail run are the same activity to different services,
    /// and some of them do not know the sport at all.
    /// </summary>
    private static bool IsSame(SportType one, SportType other) => one == other
        || one.Family() == SportFamily.Other || other.Family() == SportFamily.Other
        || (one.Family() == SportFamily.OnFoot && other.Family() == SportFamily.OnFoot);

    private static double[] Lengths(Minutes duration, Minutes? elapsed, Minutes? span) =>
        [.. new[] { duration, elapsed, span }.Select(length => length?.Value ?? 0).Where(minutes => minutes > 0)];

    private static bool AreClose(double one, double other) =>
        Math.Abs(one - other) <= Tolerance * Math.Max(one, other);
}
