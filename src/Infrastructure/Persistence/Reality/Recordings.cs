using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

/// <summary>Recordings as rows: one for the session, and one for each column of its streams.</summary>
internal sealed class Recordings(TrainingDbLease lease, SqliteFile file) : IRecordings
{
    public PackedRecording Pack(Streams streams, IReadOnlyList<Lap> laps) => new(
        streams.Count,
        StreamCodec.Pack(streams.Breaks),
        LapsJson.Write(laps),
        streams.Types.ToDictionary(type => type, type => StreamCodec.Pack(type, streams[type])));

    public void Add(SessionId session, PackedRecording recording)
    {
        var db = lease.Db;
        db.Recordings.Add(new KeptRecording
        {
            SessionId = session,
            AthleteId = db.AthleteId,
            Points = recording.Points,
            Breaks = recording.Breaks,
            Laps = recording.Laps,
        });
        AddStreams(session, recording.Columns);
    }

    public async Task<Streams?> StreamsOf(
        SessionId session, IReadOnlyCollection<StreamType>? types, CancellationToken cancellationToken)
    {
        var known = await lease.Db.Recordings.Where(recording => recording.SessionId == session)
            .Select(recording => new { recording.Points, recording.Breaks })
            .SingleOrDefaultAsync(cancellationToken);
        if (known is null or { Points: 0 }) return null;

        var rows = lease.Db.Streams.Where(stream => stream.SessionId == session);
        if (types is not null)
        {
            StreamType[] wanted = [.. types.Append(StreamType.Time).Distinct()];
            rows = rows.Where(stream => wanted.Contains(stream.Type));
        }

        var columns = await rows.Select(stream => new { stream.Type, stream.Data }).ToListAsync(cancellationToken);
        try
        {
            var streams = new Streams(
                columns.ToDictionary(column => column.Type, column => StreamCodec.Unpack(column.Data, known.Points)),
                [.. StreamCodec.Unpack(known.Breaks, known.Points).Select(at => (int)at)]);
            return streams.Count == known.Points ? streams : throw new InvalidDataException("Points are missing.");
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException)
        {
            throw Damaged(session, error);
        }
    }

    public async Task<IReadOnlyList<Lap>> LapsOf(SessionId session, CancellationToken cancellationToken)
    {
        var laps = await lease.Db.Recordings.Where(recording => recording.SessionId == session)
            .Select(recording => recording.Laps).SingleOrDefaultAsync(cancellationToken);
        try
        {
            return laps is null ? [] : LapsJson.Read(laps);
        }
        catch (JsonException error)
        {
            throw Damaged(session, error);
        }
    }

    public async Task<bool> Fill(
        SessionId session, PackedRecording recording, CancellationToken cancellationToken)
    {
        // Also one that this unit of work has just added.
        if (await lease.Db.Recordings.FindAsync([session], cancellationToken) is not { } known)
        {
            Add(session, recording);
            return recording.Laps != LapsJson.None;
        }

        (known.Points, known.Breaks) = (recording.Points, recording.Breaks);
        AddStreams(session, recording.Columns);
        if (known.Laps != LapsJson.None || recording.Laps == LapsJson.None) return false;
        known.Laps = recording.Laps;
        return true;
    }

    public async Task<bool> Replace(
        SessionId session, PackedRecording recording, SessionId superseded, CancellationToken cancellationToken)
    {
        var db = lease.Db;
        if (await db.Recordings.FindAsync([session], cancellationToken) is not { } known)
        {
            Add(session, recording);
            return recording.Laps != LapsJson.None;
        }

        // Some of them may be of this unit of work and not saved yet.
        await db.Streams.Where(stream => stream.SessionId == session).LoadAsync(cancellationToken);
        var streams = db.Streams.Local.Where(stream => stream.SessionId == session).ToDictionary(stream => stream.Type);
        var before = streams.ToDictionary(stream => stream.Key, stream => stream.Value.Data);
        Add(superseded, new(known.Points, known.Breaks, known.Laps, before));

        var areLapsTaken = LapsJson.Read(recording.Laps).Count >= LapsJson.Read(known.Laps).Count;
        (known.Points, known.Breaks) = (recording.Points, recording.Breaks);
        if (areLapsTaken) known.Laps = recording.Laps;
        foreach (var (type, stream) in streams)
        {
            if (recording.Columns.TryGetValue(type, out var data)) stream.Data = data;
            else db.Streams.Remove(stream);
        }

        AddStreams(session, recording.Columns.Where(column => !streams.ContainsKey(column.Key)));
        return areLapsTaken;
    }

    public async Task Return(SessionId superseded, SessionId session, CancellationToken cancellationToken)
    {
        var db = lease.Db;
        await Forget(session, withLaps: true, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE reality_recordings SET session_id = {session.Value} WHERE session_id = {superseded.Value}",
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE reality_streams SET session_id = {session.Value} WHERE session_id = {superseded.Value}",
            cancellationToken);
    }

    public async Task Forget(SessionId session, bool withLaps, CancellationToken cancellationToken)
    {
        await lease.Db.Streams.Where(stream => stream.SessionId == session).ExecuteDeleteAsync(cancellationToken);
        var known = lease.Db.Recordings.Where(recording => recording.SessionId == session);
        if (withLaps)
        {
            await known.ExecuteDeleteAsync(cancellationToken);
            return;
        }

        var breaks = StreamCodec.Pack([]);
        await known.ExecuteUpdateAsync(
            row => row.SetProperty(recording => recording.Points, 0)
                .SetProperty(recording => recording.Breaks, breaks),
            cancellationToken);
    }

    private void AddStreams(SessionId session, IEnumerable<KeyValuePair<StreamType, byte[]>> columns) =>
        lease.Db.Streams.AddRange(columns.Select(column => new KeptStream
        {
            SessionId = session,
            Type = column.Key,
            AthleteId = lease.Db.AthleteId,
            Data = column.Value,
        }));

    private StorageException Damaged(SessionId session, Exception error) => new(
        $"The recording of session {session.Value} in {file.Path} is damaged. "
            + "Put a copy of the file aside, then bring back a backup, or import the session's file again.",
        isFull: false,
        error);
}
