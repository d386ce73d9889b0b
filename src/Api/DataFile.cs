using TrainingOs.Application.Common;

namespace TrainingOs.Api;

/// <summary>Where the training log lies on disk.</summary>
internal static class DataFile
{
    private const string Setting = "TrainingOs";

    /// <summary>
    /// The connection string that was set, or else that of a file in the folder where this user's programs keep data:
    /// the same one from wherever the program is started, and safe from whoever cleans a source folder.
    /// </summary>
    /// <exception cref="StorageException">No file was named, and this user has no such folder.</exception>
    public static string ConnectionString(IConfiguration settings) =>
        settings.GetConnectionString(Setting) ?? $"Data Source={Path.Combine(Folder(), "training.db")}";

    private static string Folder()
    {
        var ofUser = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return ofUser is not "" ? Path.Combine(ofUser, "training-os") : throw new StorageException(
            "This user has no folder for data. "
                + "Name a file in ConnectionStrings__TrainingOs: Data Source=/path/to/training.db",
            isFull: false);
    }
}
