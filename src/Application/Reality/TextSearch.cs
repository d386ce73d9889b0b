namespace TrainingOs.Application.Reality;

/// <summary>Search in what people write. The database runs it, row by row.</summary>
public static class TextSearch
{
    /// <summary>Whether the text holds the words, in upper or lower case and with or without accents.</summary>
    public static bool Holds(string? text, string words) =>
        throw new NotSupportedException("This runs inside of a query.");
}
