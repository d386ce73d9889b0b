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
    /// <summary>How much of its time a part shares with the whole, or the legs of an activity fill, at least.</summary>
    private const double Covered = 0.8;

    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(60);

    /// <summary>The same of a file that was cut off.</summary>
    public const string Part = "the whole of it, or more of it";

    /// <summary>The same of the whole of a file that was cut off.</summary>
    public const string Whole = "a part of it";

    public string Word => "same_time";

    public string Because => "the same sport, begun within a minute, and as long";

    public async Task<Session?> Find(
        SessionFacts facts, RecordedFacts recorded, KnownSessions known, CancellationToken cancellationToken)
    {
        if (facts.StartTime is not { } start) return null;
        var lengths = Lengths(facts.Duration, facts.Elapsed, recorded.Span);
        var time = new Interval(start, lengths.Max());
        var near = (await known.Around(start, Slack, cancellationToken))
            .Where(session => IsSame(session.Type, facts.Type)).ToList();
        return near.Find(
            session => LengthsOf(session).Any(length => lengths.Any(other => Session.AreAsLong(length, other))))
            ?? near.Find(session => IsPart(session, recorded, time, known.ActivityMinutes))
            ?? (recorded.IsPartial && await IsCovered(time, known, cancellationToken)
                ? near.Find(session => session.HasMoreThan(recorded) && TimeOf(session).Shared(time) > 0)
                : null);
    }

    /// <summary>
    /// Whether one of both was cut off and is shorter, and lies in the time of the other one: who stops and starts anew
    /// within a minute has done two things. A session that was cut off may be the beginning of an activity of which
    /// this is one part of several.
    /// </summary>
    private static bool IsPart(Session session, RecordedFacts recorded, Interval time, double? activityMinutes)
    {
        var there = TimeOf(session);
        var isShorter = (recorded.IsPartial && time.Minutes < there.Minutes)
            || (session.IsPartial && there.Minutes < Math.Max(time.Minutes, activityMinutes ?? 0));
        return isShorter && there.Shared(time) >= Covered * Math.Min(there.Minutes, time.Minutes);
    }

    /// <summary>
    /// Whether sessions that are there fill some time: the legs of a triathlon are the whole of what is left of its
    /// file, which does not know yet that there were several.
    /// </summary>
    private static async Task<bool> IsCovered(Interval time, KnownSessions known, CancellationToken cancellationToken)
    {
        var half = TimeSpan.FromMinutes(time.Minutes / 2);
        var sessions = await known.Around(time.Start + half, half + Slack, cancellationToken);
        var (filled, until) = (0.0, time.Start);
        foreach (var there in sessions.Where(session => LengthsOf(session).Length > 0).Select(TimeOf)
            .OrderBy(there => there.Start))
        {
            var from = there.Start > until ? there.Start : until;
            var end = there.End < time.End ? there.End : time.End;
            if (end <= from) continue;
            filled += (end - from).TotalMinutes;
            until = end;
        }

        return filled >= Covered * time.Minutes;
    }

    private static Interval TimeOf(Session session) =>
        new(session.StartUtc!.Value, LengthsOf(session) is { Length: > 0 } lengths ? lengths.Max() : 0);

    private static double[] LengthsOf(Session session) =>
        Lengths(session.Duration, session.Elapsed, session.RecordedSpan);

    /// <summary>
    /// Whether two words may stand for one sport: a run and a trail run are the same activity to different services,
    /// and some of them do not know the sport at all.
    /// </summary>
    private static bool IsSame(SportType one, SportType other) => one == other
        || one.Family() == SportFamily.Other || other.Family() == SportFamily.Other
        || (one.Family() == SportFamily.OnFoot && other.Family() == SportFamily.OnFoot);

    private static double[] Lengths(Minutes duration, Minutes? elapsed, Minutes? span) =>
        [.. new[] { duration, elapsed, span }.Select(length => length?.Value ?? 0).Where(minutes => minutes > 0)];

    /// <summary>Some time that something took.</summary>
    private readonly record struct Interval(DateTimeOffset Start, double Minutes)
    {
        public DateTimeOffset End => Start.AddMinutes(Minutes);

        /// <summary>How many minutes belong to both.</summary>
        public double Shared(Interval other) => Math.Max(
            ((End < other.End ? End : other.End) - (Start > other.Start ? Start : other.Start)).TotalMinutes, 0);
    }
}
