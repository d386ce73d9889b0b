namespace TrainingOs.Api;

/// <summary>What can be said on the command line.</summary>
internal static class Usage
{
    private const string Text = """
        Training OS keeps what you planned and what happened.

          dotnet run --project src/Api              serves the calendar and the API on http://localhost:8000
          dotnet run --project src/Api -- demo      fills an empty database with a believable season
          dotnet run --project src/Api -- help      prints this

        Settings, as environment variables:
          ConnectionStrings__TrainingOs   where the data is, e.g. "Data Source=/srv/training.db"
          ASPNETCORE_URLS                 where it listens, e.g. http://localhost:9000
          AllowedHosts                    names it answers to besides this machine's, e.g. "training.home.arpa"
          Cors__Origins__0                another page that may use the API, e.g. https://my-page.home.arpa
        """;

    public static int Print(TextWriter to, int exitCode)
    {
        to.WriteLine(Text);
        return exitCode;
    }
}
