using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

/// <summary>Original files as rows beside the sessions that were read from them.</summary>
internal sealed class OriginalFiles(TrainingDbLease lease, SqliteFile database) : IOriginalFiles
{
    /// <summary>The sessions of files this unit of work keeps, by the hash of what is in them.</summary>
    private readonly Dictionary<string, List<SessionId>> _unsaved = [];

    /// <summary>What no file held when this unit of work looked, which nobody else can change before it ends.</summary>
    private readonly HashSet<string> _unknown = [];

    public PackedFile Pack(string name, ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> content)
    {
        var hash = SHA256.HashData(given.Span);
        var isTheSame = given.Span.SequenceEqual(content.Span);
        var contentHash = isTheSame ? hash : SHA256.HashData(content.Span);

        // What was packed already only gets larger.
        var small = isTheSame ? Compressed(given) : null;
        return small?.Length < given.Length
            ? new PackedFile(name, hash, contentHash, given.Length, IsCompressed: true, small)
            : new PackedFile(name, hash, contentHash, given.Length, IsCompressed: false, given.ToArray());
    }

    public async Task<IReadOnlyList<SessionId>> SessionsOf(byte[] contentHash, CancellationToken cancellationToken)
    {
        var (db, content) = (lease.Db, Convert.ToHexString(contentHash));
        IReadOnlyList<SessionId> unsaved = _unsaved.GetValueOrDefault(content, []);
        if (_unknown.Contains(content)) return unsaved;
        if (!await db.KeptFiles.AnyAsync(kept => kept.ContentHash == contentHash, cancellationToken))
        {
            _unknown.Add(content);
            return unsaved;
        }

        var saved = await db.SessionFiles
            .Join(
                db.KeptFiles.Where(kept => kept.ContentHash == contentHash),
                read => read.Hash, kept => kept.Hash, (read, _) => read.SessionId)
            .Join(db.Sessions, id => id, session => session.Id, (id, _) => id)
            .ToListAsync(cancellationToken);
        return [.. saved.Concat(unsaved).Distinct().OrderBy(id => id.Value)];
    }

    public async Task<IReadOnlyList<SessionId>> ReadAgainAs(SessionId session, CancellationToken cancellationToken)
    {
        var db = lease.Db;
        var again =
            from own in db.SessionFiles.Where(read => read.SessionId == session)
            join file in db.KeptFiles on own.Hash equals file.Hash
            join same in db.KeptFiles on file.ContentHash equals same.ContentHash
            join read in db.SessionFiles on same.Hash equals read.Hash
            join other in db.Sessions on read.SessionId equals other.Id
            where read.ImportId != own.ImportId && other.Id != session
            select other.Id;
        return await again.Distinct().OrderBy(id => id).ToListAsync(cancellationToken);
    }

    public async Task Add(
        PackedFile file, string name, SessionId session, ImportId import, CancellationToken cancellationToken)
    {
        var (db, athlete, content) = (lease.Db, lease.Db.AthleteId, Convert.ToHexString(file.ContentHash));
        var isUnknown = _unknown.Contains(content);
        if (db.KeptFiles.Local.FindEntryUntyped([athlete, file.Hash]) is null
            && (isUnknown || !await db.KeptFiles.AnyAsync(kept => kept.Hash == file.Hash, cancellationToken)))
        {
            db.KeptFiles.Add(new KeptFile
            {
                AthleteId = athlete,
                Hash = file.Hash,
                ContentHash = file.ContentHash,
                Name = file.Name,
                Size = file.Size,
                IsCompressed = file.IsCompressed,
                Bytes = file.Bytes,
            });
        }

        if (db.SessionFiles.Local.FindEntryUntyped([session, file.Hash]) is null
            && (isUnknown || !await db.SessionFiles.AnyAsync(
                read => read.SessionId == session && read.Hash == file.Hash, cancellationToken)))
        {
            db.SessionFiles.Add(new SessionFile
            {
                SessionId = session,
                AthleteId = athlete,
                Hash = file.Hash,
                ImportId = import,
                Name = name,
            });
            if (!_unsaved.TryGetValue(content, out var sessions)) _unsaved[content] = sessions = [];
            sessions.Add(session);
        }
    }

    public async Task<OriginalFile?> Of(SessionId session, CancellationToken cancellationToken)
    {
        var db = lease.Db;

        // The one whose name the session bears, the last of several; the order in which they came is that of the rows.
        var first = await db.Database
            .SqlQuery<NamedHash>(
                $"""
                SELECT read.hash AS Hash, session.file AS Name
                FROM reality_session_files read JOIN reality_sessions session ON session.id = read.session_id
                WHERE read.session_id = {session.Value} AND read.athlete_id = {db.AthleteId.Value}
                ORDER BY read.name IS session.file DESC,
                    CASE WHEN read.name IS session.file THEN -read.rowid ELSE read.rowid END
                LIMIT 1
                """)
            .ToListAsync(cancellationToken);
        if (first is not [var (hash, name)]) return null;
        var kept = await db.KeptFiles.AsNoTracking().SingleAsync(file => file.Hash == hash, cancellationToken);

        // The same bytes may have come under another name, for a session that was deleted since.
        return new OriginalFile(name ?? kept.Name, Original(kept), kept.Hash);
    }

    public async Task Remove(SessionId session, ImportId import, CancellationToken cancellationToken)
    {
        var db = lease.Db;
        var brought = db.SessionFiles.Where(read => read.SessionId == session && read.ImportId == import);
        var hashes = await brought.Select(read => read.Hash).ToListAsync(cancellationToken);
        await brought.ExecuteDeleteAsync(cancellationToken);
        await db.KeptFiles
            .Where(file => hashes.Contains(file.Hash) && !db.SessionFiles.Any(read => read.Hash == file.Hash))
            .ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<int> RemoveOrphans(int most, CancellationToken cancellationToken)
    {
        var db = lease.Db;
        var hashes = await db.KeptFiles.Where(file => !db.SessionFiles.Any(read => read.Hash == file.Hash))
            .OrderBy(file => file.Hash).Take(most).Select(file => file.Hash).ToListAsync(cancellationToken);
        return await db.KeptFiles.Where(file => hashes.Contains(file.Hash)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The bytes as they were given.</summary>
    /// <exception cref="StorageException">They are not what they were.</exception>
    private byte[] Original(KeptFile kept)
    {
        var bytes = kept.IsCompressed ? Expanded(kept) : kept.Bytes;
        return bytes is not null && Same(SHA256.HashData(bytes), kept.Hash)
            ? bytes
            : throw new StorageException(
                $"The original file '{kept.Name}' in {database.Path} is damaged. "
                    + "Put a copy of the database aside, then bring back a backup.",
                isFull: false);
    }

    private static byte[]? Expanded(KeptFile kept)
    {
        if (kept.Size is < 0 || kept.Size > Array.MaxLength) return null;
        try
        {
            using var packed = new ZLibStream(new MemoryStream(kept.Bytes), CompressionMode.Decompress);
            var bytes = new byte[kept.Size];
            packed.ReadExactly(bytes);
            return packed.ReadByte() < 0 ? bytes : null;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static byte[] Compressed(ReadOnlyMemory<byte> bytes)
    {
        using var small = new MemoryStream(bytes.Length / 2);
        using (var packing = new ZLibStream(small, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(bytes.Span);
        }

        return small.ToArray();
    }

    private static bool Same(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);

    /// <summary>A file by its hash, and what a session calls it.</summary>
    private sealed record NamedHash(byte[] Hash, string? Name);
}
