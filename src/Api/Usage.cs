namespace TrainingOs.Api;

/// <summary>What can be said on the command line.</summary>
internal static class Usage
{
    private const string Text = """
        Training OS keeps what you planned and what happened.

          dotnet run --project src/Api              serves the calendar and the API on http://localhost:8000
          dotnet run --project src/Api -- demo      fills an empty database with a believable season
          dotnet run --project src/Api -- import PATH…
                                                    imports recordings: files, folders, zips, lists of activities
          dotnet run --project src/Api -- help      prints this

        Settings, as environment variables:
          ConnectionStrings__TrainingOs   where the data is, e.g. "Data Source=/srv/training.db"
          ASPNETCORE_URLS                 where it listens, e.g. http://localhost:9000
          AllowedHosts                    names it answers to besides this machine's, e.g. "training.home.arpa"
          Import__WatchFolder             a folder whose recordings are imported as they appear
          Cors__Origins__0                another page that may use the API, e.g. https://my-page.home.arpa
        """;

    /// <summary>Where the names of settings begin.</summary>
    private static readonly string[] Settings =
    [
        "ConnectionStrings", "urls", "http_ports", "https_ports", "Kestrel", "AllowedHosts", "Cors", "Import",
        "Logging", "environment", "contentRoot", "applicationName",
    ];

    public static int Print(TextWriter to, int exitCode)
    {
        to.WriteLine(Text);
        return exitCode;
    }

    public static int Refuse(string word)
    {
        Console.Error.WriteLine($"Training OS does not know what '{word}' means here.\n");
        return Print(Console.Error, exitCode: 2);
    }

    /// <summary>
    /// The first word that is no setting, as <c>--Name=value</c> or <c>--Name value</c>; null when all are. A slip must
    /// not start anything with settings that were not meant.
    /// </summary>
    public static string? Unknown(string[] options)
    {
        for (var at = 0; at < options.Length; at++)
        {
            var word = options[at];
            var name = word.StartsWith("--", StringComparison.Ordinal) ? word[2..].Split('=', ':')[0] : "";
            if (!Settings.Contains(name, StringComparer.OrdinalIgnoreCase)) return word;
            if (word.Contains('=')) continue;
            at++;
            if (at == options.Length || options[at].StartsWith("--", StringComparison.Ordinal)) return word;
        }

        return null;
    }
}
