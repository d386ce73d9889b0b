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

    /// <summary>How much of its time the legs of an activity fill, at least; the rest lies between them.</summary>
    private const double Covered = 0.8;

    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(60);

    /// <summary>The same of a file that was cut off.</summary>
    public const string Part = "the whole of it, or more of it, begun within a minute";

    /// <summary>The same of the whole of a file that was cut off.</summary>
    public const string Whole = "a part of it, begun within a minute";

    public string Word => "same_time";

    public string Because => "the same sport, begun within a minute, and as long";

    public async Task<Session?> Find(
        SessionFacts facts, RecordedFacts recorded, KnownSessions known, CancellationToken cancellationToken)
    {
        if (facts.StartTime is not { } start) return null;
        var lengths = Lengths(facts.Duration, facts.Elapsed, recorded.Span);
        var near = (await known.Around(start, Slack, cancellationToken))
            .Where(session => IsSame(session.Type, facts.Type)).ToList();
        return near.Find(session => Lengths(session.Duration, session.Elapsed, session.RecordedSpan)
            .Any(length => (session.IsPartial && length < known.ActivityMinutes)
                || lengths.Any(other => AreClose(length, other)
                    || (recorded.IsPartial && other < length) || (session.IsPartial && length < other))))
            ?? (recorded.IsPartial && await IsCovered(start, lengths.Max(), known, cancellationToken)
                ? near.Find(session => session.HasMoreThan(recorded))
                : null);
    }

    /// <summary>
    /// Whether sessions that are there fill some time: the legs of a triathlon are the whole of what is left of its
    /// file, which does not know yet that there were several.
    /// </summary>
    private static async Task<bool> IsCovered(
        DateTimeOffset start, double minutes, KnownSessions known, CancellationToken cancellationToken)
    {
        var middle = start.AddMinutes(minutes / 2);
        var sessions = await known.Around(middle, (middle - start) + Slack, cancellationToken);
        return sessions.Sum(session => (session.Elapsed ?? session.Duration).Value) >= Covered * minutes;
    }

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
