using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace TrainingOs.Architecture.Tests;

/// <summary>The whole application over a database file of its own.</summary>
public sealed class Server : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training-os-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("ConnectionStrings:TrainingOs", $"Data Source={Path.Combine(_folder, "training.db")}");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Directory.Delete(_folder, recursive: true);
    }
}
