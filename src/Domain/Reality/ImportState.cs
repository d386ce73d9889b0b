namespace TrainingOs.Domain.Reality;

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>Its files are kept and wait for their turn.</summary>
    Queued,

    /// <summary>Its files are being read.</summary>
    Running,

    /// <summary>Each of its files has a decision.</summary>
    Done,

    /// <summary>It stopped before its end; what was decided stays decided.</summary>
    Interrupted,
}
