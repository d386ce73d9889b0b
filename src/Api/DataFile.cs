namespace TrainingOs.Api;

/// <summary>Where the training log lies on disk.</summary>
internal static class DataFile
{
    private const string Setting = "TrainingOs";

    /// <summary>
    /// The connection string that was set, or else that of a file in the folder where this user's programs keep data:
    /// the same one from wherever the program is started, and safe from whoever cleans a source folder.
    /// </summary>
    public static string ConnectionString(IConfiguration settings) =>
        settings.GetConnectionString(Setting) ?? $"Data Source={Path.Combine(Folder(), "training.db")}";

    private static string Folder()
    {
        var ofUser = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(ofUser is "" ? AppContext.BaseDirectory : ofUser, "training-os");
    }
}
