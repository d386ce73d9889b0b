using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">There is no such session, or it has no positions.</exception>
[Description("The track of a session as a GPX 1.1 file, with what its sensors said at each point.")]
public sealed record GetTrackAsGpx(SessionId Id) : IQuery<DownloadView>
{
    internal sealed class Handler(IRealityStore store, IRecordings recordings)
        : IRequestHandler<GetTrackAsGpx, DownloadView>
    {
        public async Task<DownloadView> Handle(GetTrackAsGpx query, CancellationToken cancellationToken)
        {
            var session = await store.Sessions.AsNoTracking().Where(session => session.Id == query.Id)
                .Select(s => new { s.Date, s.StartUtc, s.Type, s.Title }).SingleOrDefaultAsync(cancellationToken)
                ?? throw GetSession.NoSuchSession(query.Id);
            var streams = await recordings.StreamsOf(query.Id, types: null, cancellationToken);
            if (streams?[StreamType.Latitude] is null || streams[StreamType.Longitude] is null)
            {
                throw new NotFoundException($"Session {query.Id.Value} has no positions to draw a track of.");
            }

            var document = GpxDocument.Of(streams, session.StartUtc, session.Type, session.Title);
            var name = string.Create(
                CultureInfo.InvariantCulture, $"{session.Date:yyyy-MM-dd}-{session.Type.Word()}-{query.Id.Value}.gpx");
            return new DownloadView(
                name, GetOriginalFile.MediaTypeOf(name), document, Convert.ToHexStringLower(SHA256.HashData(document)));
        }
    }
}
