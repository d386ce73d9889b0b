namespace TrainingOs.Application.Reality.Recordings;

/// <summary>A file to be saved.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="MediaType">What it is, as HTTP says it.</param>
/// <param name="Bytes">What is in it.</param>
/// <param name="Hash">SHA-256 of the bytes in hexadecimal digits, by which they are known.</param>
public sealed record DownloadView(string Name, string MediaType, ReadOnlyMemory<byte> Bytes, string Hash);
