using System.ComponentModel;
using MediatR;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">There is no such session, or it was not read from a file.</exception>
[Description("The file a session was read from, byte for byte as it was given.")]
public sealed record GetOriginalFile(SessionId Id) : IQuery<DownloadView>
{
    internal sealed class Handler(IRealityStore store, IOriginalFiles files)
        : IRequestHandler<GetOriginalFile, DownloadView>
    {
        public async Task<DownloadView> Handle(GetOriginalFile query, CancellationToken cancellationToken)
        {
            await store.RefuseUnknown(query.Id, cancellationToken);
            var file = await files.Of(query.Id, cancellationToken)
                ?? throw new NotFoundException($"Session {query.Id.Value} was not read from a file.");
            return new DownloadView(file.Name, MediaTypeOf(file.Name), file.Bytes, Convert.ToHexStringLower(file.Hash));
        }
    }

    internal static string MediaTypeOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".FIT" => "application/vnd.ant.fit",
        ".GPX" => "application/gpx+xml",
        ".TCX" => "application/vnd.garmin.tcx+xml",
        ".GZ" => "application/gzip",
        _ => "application/octet-stream",
    };
}
