namespace TrainingOs.Infrastructure.Imports;

/// <summary>The files of one import, held by whoever reads them so that nobody else does.</summary>
/// <param name="Folder">Where they lie.</param>
/// <param name="Files">What they are called, in the order in which they were handed in.</param>
/// <param name="Lock">Held until this is disposed; null when there are no files any more.</param>
internal sealed record HandedIn(string Folder, IReadOnlyList<ReceivedFile> Files, FileStream? Lock) : IDisposable
{
    /// <summary>
    /// Where the bytes of a file are: in the folder, or where they were when only their place was said.
    /// </summary>
    public string PathOf(ReceivedFile file) => Path.Combine(Folder, file.Stored);

    /// <summary>A path in the folder for something that is needed while its files are read.</summary>
    public string NewPath() => Path.Combine(Folder, Guid.NewGuid().ToString("N"));

    /// <summary>All is read: the files are not needed any more.</summary>
    public void Forget()
    {
        if (!Directory.Exists(Folder)) return;

        // The list goes first: whoever gets the lock now must not begin again.
        File.Delete(Path.Combine(Folder, ImportFolder.List));
        Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public void Dispose() => Lock?.Dispose();
}

/// <summary>One file that was handed in.</summary>
/// <param name="Name">What its sender calls it.</param>
/// <param name="Stored">Its number in the folder of the import, or the full path where it lies.</param>
/// <param name="TooLarge">The limit it broke, if it was not taken for that.</param>
internal sealed record ReceivedFile(string Name, string Stored, long? TooLarge = null);
