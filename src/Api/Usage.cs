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
                                                    (import --help says more)
          dotnet run --project src/Api -- help      prints this

        Settings, as environment variables:
          ConnectionStrings__TrainingOs   where the data is, e.g. "Data Source=/srv/training.db"
          ASPNETCORE_URLS                 where it listens, e.g. http://localhost:9000
          AllowedHosts                    names it answers to besides this machine's, e.g. "training.home.arpa"
          Import__WatchFolder             a folder whose recordings are imported as they appear
          Cors__Origins__0                another page that may use the API, e.g. https://my-page.home.arpa
        """;

    private const string Import = """
        dotnet run --project src/Api -- import PATH…

        Imports recordings, and says what became of them: FIT, GPX and TCX files, also packed with gzip; zips of them;
        a whole export of Strava or Garmin; lists of activities as CSV; an export of Training OS into an empty log. Of a
        folder whatever in it is such a file, in its folders too. Files are only read. What is known already is not
        imported again.

        Ends with:
          0   everything was imported, or known already
          1   nothing was imported, or it was stopped before its end
          2   a word was not understood
          3   some could not be taken; it says which, and why

        Settings, as environment variables or as --Name:Part=value:
          ConnectionStrings__TrainingOs   where the data is, e.g. "Data Source=/srv/training.db"
          Import__MaxFileBytes            the largest file (100 MB)
          Import__MaxZipBytes             the largest zip (4 GB)
          Import__MaxZipEntries           the most entries in a zip (50000)
          Import__MaxExpansion            how many times its packed size something may have unpacked (200)
          Import__MaxNesting              how many zips may lie in each other (2)
          Import__WatchFolder             a folder whose recordings are imported as they appear, while it serves
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

    public static int PrintImport()
    {
        Console.WriteLine(Import);
        return 0;
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
