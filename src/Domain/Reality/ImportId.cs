namespace TrainingOs.Domain.Reality;

/// <summary>The number of an import, given by the database and never given twice.</summary>
public readonly record struct ImportId(long Value);
